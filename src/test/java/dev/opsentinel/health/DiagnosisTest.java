package dev.opsentinel.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.eventsapi.RateBudget;
import dev.opsentinel.eventsapi.UnreadableAnswer;
import dev.opsentinel.eventsapi.WaitForBudget;
import dev.opsentinel.ledger.Feed;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosisTest {

  private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
  private static final Feed AUDIT = new Feed("main", "auditevents");
  private static final String SERVER = "the Events API at events.1password.eu";

  private final StringBuilder said = new StringBuilder();

  @AfterEach
  void noSentenceShowsAToken() {
    assertThat(said.toString()).doesNotContain("eyJ").doesNotContain("\n");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"Error\":{\"Message\":\"Bad Request\"}}",
        "{\"status\":400,\"message\":\"Bad Request\"}"
      })
  void a400QuotesEitherErrorShapeAndSaysHowToGiveTheCursorUp(String body) {
    assertThat(of(refusal(400, "application/json", body)))
        .isEqualTo(
            new Trouble(
                Category.UNREACHABLE,
                SERVER
                    + " answered 400 to the request, \"Bad Request\": if it is the cursor, stop,"
                    + " run `opsentinel cursor reset auditevents --account main` and start"
                    + " again"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aRefusedTokenThatHasTheFeatureIsACredentialsFailure(int status) {
    assertThat(of(refusal(status, "application/json", "{\"message\":\"Unauthorized\"}")))
        .isEqualTo(
            new Trouble(
                Category.CREDENTIALS_FAILED,
                SERVER
                    + " refused the token of the account \"main\" ("
                    + status
                    + ", \"Unauthorized\"): it is expired, revoked or for another server; put a"
                    + " valid one into opsentinel.events-api.token"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void aTokenWithoutTheFeatureIsAMissingPermission(int status) {
    assertThat(
            of(
                Tokens.account("signinattempts", "itemusages"),
                refusal(status, "application/json", "{\"message\":\"Unauthorized\"}")))
        .isEqualTo(
            new Trouble(
                Category.PERMISSION_MISSING,
                "the token of the account \"main\" does not include auditevents (it has"
                    + " itemusages, signinattempts): issue one that does"));
  }

  @Test
  void a404QuotesTheTextAndPointsAtTheUrl() {
    assertThat(of(refusal(404, "text/plain", "404 page not found\n")))
        .isEqualTo(
            new Trouble(
                Category.UNREACHABLE,
                SERVER + " answered 404, \"404 page not found\": check opsentinel.events-api.url"));
  }

  @Test
  void a429IsNoFailure() {
    assertThat(of(refusal(429, "", "")))
        .isEqualTo(new Trouble(Category.OK, SERVER + " answered 429: the rate limit is reached"));
  }

  /** D14: a peer parses the page as JSON and reports that instead. */
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "502, text/html, '<html><body>Bad Gateway</body></html>', ', an HTML page'",
    "503, text/html; charset=utf-8, '<html>', ', an HTML page'",
    "500, application/json, '{\"Error\":{\"Message\":\"Internal\"}}', ', \"Internal\"'",
    "500, application/json, '', ''",
    "504, text/plain, 'upstream timed out', ', \"upstream timed out\"'",
  })
  void aServerErrorNamesStatusAndServer(int status, String type, String body, String quoted) {
    assertThat(of(refusal(status, type, body)))
        .isEqualTo(
            new Trouble(
                Category.UNREACHABLE,
                SERVER + " answered " + status + quoted + "; the page is asked for again"));
  }

  @Test
  void aQuoteIsOneShortLineWhateverTheServerSends() {
    Trouble trouble = of(refusal(500, "text/plain", "a\r\n\u001b[31m" + "x".repeat(5000)));
    assertThat(trouble.sentence()).hasSizeLessThan(300).doesNotContain("\u001b").contains("...");
  }

  @Test
  void aServerThatEchoesTheTokenDoesNotGetItIntoTheLog() {
    Trouble trouble =
        of(refusal(401, "text/plain", "bad token: Bearer " + Tokens.token("auditevents")));
    assertThat(trouble.sentence()).contains("bad token: Bearer ***");
  }

  @Test
  void aRefusedConnectionAndAnUnknownHostSayWhatToCheck() {
    assertThat(of(new ConnectException("Connection refused")))
        .isEqualTo(
            new Trouble(
                Category.UNREACHABLE,
                SERVER
                    + " refuses the connection: check opsentinel.events-api.url, proxy and"
                    + " firewall"));
    assertThat(of(new UnknownHostException("events.1password.eu")))
        .isEqualTo(
            new Trouble(
                Category.UNREACHABLE,
                SERVER + " is not known to DNS: check opsentinel.events-api.url and the network"));
  }

  @Test
  void everyKindOfMissedDeadlineIsCalledOne() {
    List<IOException> late =
        List.of(
            new SocketTimeoutException("Read timed out"),
            new RequestFailedException("Request aborted"),
            new SocketException("Socket closed"));
    assertThat(late)
        .allSatisfy(
            failure ->
                assertThat(of(failure))
                    .isEqualTo(
                        new Trouble(
                            Category.UNREACHABLE,
                            SERVER
                                + " did not answer within opsentinel.events-api.timeout; the page"
                                + " is asked for again")));
  }

  @Test
  void aConnectionTimeOutIsNoRefusal() {
    assertThat(of(new ConnectTimeoutException("timed out")).sentence())
        .contains("did not answer within opsentinel.events-api.timeout");
  }

  @Test
  void anAnswerThatBreaksOffIsCalledThat() {
    assertThat(of(new SocketException("Connection reset")).sentence())
        .isEqualTo(
            SERVER
                + " broke off the answer (SocketException, Connection reset); the page is asked"
                + " for again");
  }

  @Test
  void anHtmlPageWith200IsNoIdleFeed() throws IOException {
    UnreadableAnswer noPage = DiagnosedFailures.noPage();
    JsonParseException html = new JsonParseException(null, "Unexpected character ('<')");
    assertThat(List.of(of(noPage), of(html)))
        .containsOnly(
            new Trouble(
                Category.UNREACHABLE,
                SERVER
                    + " answered 200 with something that is no page of events; a proxy in"
                    + " between? The cursor stays and the page is asked for again"));
  }

  /** D22. */
  @Test
  void aCursorThatDoesNotMoveIsSaidButIsNoOutage() {
    Trouble trouble = of(DiagnosedFailures.stuckCursor());
    assertThat(trouble.category()).isEqualTo(Category.OK);
    assertThat(trouble.sentence()).contains("does not move the cursor");
  }

  @Test
  void aSpentBudgetSaysUntilWhenAndIsNoOutage() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    RateBudget budget = new RateBudget(1, 10, clock);
    budget.reserve("main");
    WaitForBudget wait = catchThrowableOfType(WaitForBudget.class, () -> budget.reserve("main"));
    assertThat(of(wait))
        .isEqualTo(
            new Trouble(
                Category.OK,
                "the account main makes no request before 2026-11-20T10:01:00Z (rate limit of the"
                    + " Events API)"));
  }

  @Test
  void aFaultOfOursNamesItselfOnOneLine() {
    assertThat(of(new IllegalStateException("first\nsecond")))
        .isEqualTo(
            new Trouble(
                Category.UNREACHABLE,
                "the poll failed inside OpSentinel, IllegalStateException: first second"));
  }

  private Trouble of(Throwable failure) {
    return of(Tokens.account(), failure);
  }

  private Trouble of(Accounts accounts, Throwable failure) {
    Trouble trouble = new Diagnosis(accounts, new ObjectMapper()).of(AUDIT, failure);
    said.append(trouble.sentence());
    return trouble;
  }

  private static HttpOperationFailedException refusal(int status, String type, String body) {
    return new HttpOperationFailedException(
        "https://events.1password.eu/api/v2/auditevents",
        status,
        "status text",
        null,
        Map.of("content-type", type),
        body);
  }
}
