package dev.opsentinel.health;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.opsentinel.buffer.BufferRefused;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.eventsapi.InvalidAccount;
import dev.opsentinel.eventsapi.StuckCursor;
import dev.opsentinel.eventsapi.TokenClaims;
import dev.opsentinel.eventsapi.UnreadableAnswer;
import dev.opsentinel.eventsapi.WaitForBudget;
import dev.opsentinel.ledger.Feed;
import dev.opsentinel.settings.OneLine;
import dev.opsentinel.workspace.SinkRefused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;

/** Says what a failed poll or delivery means, and what to do about it. */
final class Diagnosis {

  private static final int LONGEST_QUOTE = 160;

  private final Accounts accounts;
  private final ObjectMapper json;

  Diagnosis(Accounts accounts, ObjectMapper json) {
    this.accounts = accounts;
    this.json = json;
  }

  Trouble of(Feed feed, Throwable failure) {
    if (failure instanceof HttpOperationFailedException refusal) {
      return refused(feed, refusal);
    }
    if (failure instanceof InvalidAccount) {
      return new Trouble(Category.CREDENTIALS_FAILED, failure.getMessage());
    }
    if (failure instanceof WaitForBudget || failure instanceof StuckCursor) {
      return new Trouble(Category.OK, failure.getMessage());
    }
    if (failure instanceof BufferRefused || failure instanceof SinkRefused) {
      return new Trouble(
          Category.SINK_BLOCKED, failure.getMessage() + ". Nothing is lost; it is tried again");
    }
    if (failure instanceof UnreadableAnswer || failure instanceof JacksonException) {
      return new Trouble(
          Category.UNREACHABLE,
          server(feed)
              + " answered 200 with something that is no page of events; a proxy in between?"
              + " The cursor stays and the page is asked for again");
    }
    if (failure instanceof IOException) {
      return new Trouble(Category.UNREACHABLE, server(feed) + " " + unreachable(failure));
    }
    return new Trouble(
        Category.UNREACHABLE, "the poll failed inside OpSentinel, " + plain(failure));
  }

  /** Why a delivery failed. */
  static String ofDelivery(Throwable failure) {
    return failure instanceof SinkRefused || failure instanceof BufferRefused
        ? failure.getMessage() + ". Nothing is lost; it is tried again"
        : "the delivery failed inside OpSentinel, " + plain(failure);
  }

  private static String plain(Throwable failure) {
    String message = failure.getMessage() == null ? "" : ": " + oneLine(failure.getMessage());
    return failure.getClass().getSimpleName() + message;
  }

  private Trouble refused(Feed feed, HttpOperationFailedException refusal) {
    String server = server(feed);
    int status = refusal.getStatusCode();
    String said = said(refusal);
    return switch (status) {
      case 400 ->
          new Trouble(
              Category.UNREACHABLE,
              server
                  + " answered 400 to the request"
                  + said
                  + ": if it is the cursor, stop, run `opsentinel cursor reset "
                  + feed.feature()
                  + " --account "
                  + feed.account()
                  + "` and start again");
      case 401, 403 -> unauthorized(feed, server, status, said);
      case 404 ->
          new Trouble(
              Category.UNREACHABLE,
              server + " answered 404" + said + ": check opsentinel.events-api.url");
      case 429 -> new Trouble(Category.OK, server + " answered 429: the rate limit is reached");
      default ->
          new Trouble(
              Category.UNREACHABLE,
              server + " answered " + status + said + "; the page is asked for again");
    };
  }

  private Trouble unauthorized(Feed feed, String server, int status, String said) {
    boolean lacksFeature =
        accounts.claims(feed.account()).filter(claims -> claims.lacks(feed.feature())).isPresent();
    if (lacksFeature) {
      return new Trouble(
          Category.PERMISSION_MISSING,
          "the token of the account \"%s\" does not include %s (it has %s): issue one that does"
              .formatted(
                  feed.account(),
                  feed.feature(),
                  String.join(
                      ", ",
                      accounts
                          .claims(feed.account())
                          .map(TokenClaims::features)
                          .map(java.util.TreeSet::new)
                          .orElseGet(java.util.TreeSet::new))));
    }
    return new Trouble(
        Category.CREDENTIALS_FAILED,
        server
            + " refused the token of the account \""
            + feed.account()
            + "\" ("
            + status
            + said
            + "): it is expired, revoked or for another server; put a valid one into"
            + " opsentinel.events-api.token");
  }

  private static String unreachable(Throwable failure) {
    if (failure instanceof UnknownHostException) {
      return "is not known to DNS: check opsentinel.events-api.url and the network";
    }
    if (failure instanceof ConnectException) {
      return "refuses the connection: check opsentinel.events-api.url, proxy and firewall";
    }
    if (failure instanceof SocketTimeoutException
        || failure instanceof RequestFailedException
        || String.valueOf(failure.getMessage())
            .toLowerCase(Locale.ROOT)
            .contains("socket closed")) {
      return "did not answer within opsentinel.events-api.timeout; the page is asked for again";
    }
    String message = failure.getMessage() == null ? "" : ", " + oneLine(failure.getMessage());
    return "broke off the answer ("
        + failure.getClass().getSimpleName()
        + message
        + "); the page is asked for again";
  }

  private String server(Feed feed) {
    return "the Events API at " + accounts.server(feed.account()).getAuthority();
  }

  /** The body's message in either of the two documented shapes, or what kind of text it is. */
  private String said(HttpOperationFailedException refusal) {
    String body = refusal.getResponseBody() == null ? "" : refusal.getResponseBody().strip();
    if (body.isEmpty()) {
      return "";
    }
    try {
      JsonNode error = json.readTree(body);
      if (!error.isObject()) {
        return ", \"" + oneLine(body) + "\""; // "404 page not found" begins like a number
      }
      String message = error.path("message").asText(error.path("Error").path("Message").asText());
      return message.isEmpty() ? "" : ", \"" + oneLine(message) + "\"";
    } catch (JacksonException notJson) {
      String type = contentType(refusal.getResponseHeaders());
      return type.contains("html") ? ", an HTML page" : ", \"" + oneLine(body) + "\"";
    }
  }

  private static String contentType(Map<String, String> headers) {
    if (headers == null) {
      return "";
    }
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String oneLine(String text) {
    String line = OneLine.masked(text).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() > LONGEST_QUOTE ? line.substring(0, LONGEST_QUOTE) + "..." : line;
  }
}
