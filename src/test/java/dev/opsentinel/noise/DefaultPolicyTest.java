package dev.opsentinel.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.PageTally;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of defaults, row by row. */
final class DefaultPolicyTest {

  static final Path FILE = Path.of("routes", "policies", "default.yaml");

  private NoiseFilter noise;

  @BeforeEach
  void readTheShippedPolicy() throws InvalidNoisePolicy {
    noise = new NoiseFilter(NoisePolicy.read(FILE), 100);
  }

  @Test
  void keepsEverySignInAttempt() {
    assertThat(keptOfTwo("signinattempts", Events.signIn())).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "dlgsess, dlgdsess",
    "ssotknv, ssotkn",
    "patch, items",
    "export, vault",
    "fill, item",
    "newverb, newobject"
  })
  void keepsEveryAuditEvent(String action, String objectType) {
    assertThat(keptOfTwo("auditevents", Events.audit(action, objectType))).isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "reveal",
        "secure-copy",
        "export",
        "share",
        "server-create",
        "server-update",
        "select-sso-provider",
        "other"
      })
  void keepsEveryItemUsageThatRulesNeed(String action) {
    assertThat(keptOfTwo("itemusages", Events.usage(action))).isEqualTo(2);
  }

  @ParameterizedTest(name = "\"{0}\"")
  @NullSource
  @ValueSource(strings = {"", " ", "warp-fill", "FILL"})
  void keepsItemUsagesOfNoActionOrAnUnknownOne(String action) {
    assertThat(keptOfTwo("itemusages", Events.usage(action))).isEqualTo(2);
  }

  @Test
  void keepsItemUsagesWithoutTheActionKey() {
    assertThat(keptOfTwo("itemusages", Events.usage("fill").<ObjectNode>without("action")))
        .isEqualTo(2);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"fill", "enter-item-edit-mode", "server-fetch"})
  void keepsTheFirstFillEditOrFetchOfAnHourAndCountsItsRepeats(String action) {
    PageTally tally = new PageTally("acme", "itemusages");

    assertThat(noise.keeps(Events.usage(action), tally)).isTrue();
    assertThat(noise.keeps(Events.usage(action), tally)).isFalse();
    assertThat(noise.keeps(Events.usage(action), tally)).isFalse();

    assertThat(tally.dropped())
        .containsExactly(
            Map.entry(new PageTally.Drop("repeated-use", "repeat within the hour"), 2L));
  }

  @Test
  void keepsTheFirstEditOfAnHourAlsoAfterAFill() {
    PageTally tally = new PageTally("acme", "itemusages");

    assertThat(noise.keeps(Events.usage("fill"), tally)).isTrue();
    assertThat(noise.keeps(Events.usage("enter-item-edit-mode"), tally)).isTrue();
    assertThat(noise.keeps(Events.usage("server-fetch"), tally)).isTrue();
  }

  @Test
  void keepsEverythingOfAFeatureThatIsNew() {
    ObjectNode event = Events.usage("fill");

    assertThat(keptOfTwo("deviceevents", event)).isEqualTo(2);
  }

  private long keptOfTwo(String feature, JsonNode event) {
    PageTally tally = new PageTally("acme", feature);
    long kept = Stream.of(event, event.deepCopy()).filter(each -> noise.keeps(each, tally)).count();
    assertThat(tally.dropped().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(2 - kept);
    return kept;
  }
}
