package dev.opsentinel.noise;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NoisePolicyTest {

  @TempDir Path folder;
  private Policies policies;

  @BeforeEach
  void useTheFolder() {
    policies = new Policies(folder);
  }

  @Test
  void letsTheFirstEntryThatFitsDecide() {
    NoisePolicy policy =
        policies.of(
            "{name: shared, feature: itemusages, vault: " + Events.VAULT + ", do: keep, why: a}",
            "{name: rest, feature: itemusages, do: drop, why: b}");

    assertThat(policy.decide(usage(Events.usage("fill"))))
        .isEqualTo(new Verdict(Treatment.KEEP, "shared", "a"));
    assertThat(policy.decide(usage(Events.usage("fill").put("vault_uuid", "another"))))
        .isEqualTo(new Verdict(Treatment.DROP, "rest", "b"));
  }

  @Test
  void keepsWhatNoEntryNames() {
    NoisePolicy policy = policies.of("{name: fills, action: fill, do: drop, why: a}");

    assertThat(policy.decide(usage(Events.usage("reveal")))).isEqualTo(Verdict.UNNAMED);
  }

  @Test
  void asksAllThatAnEntryNames() {
    NoisePolicy policy =
        policies.of(
            "{name: a, action: [fill, reveal], item: [x, "
                + Events.ITEM
                + "], app: 1Password Browser Extension, do: drop, why: a}");

    assertThat(drops(policy, "itemusages", Events.usage("reveal"))).isTrue();
    assertThat(drops(policy, "itemusages", Events.usage("export"))).isFalse();
    assertThat(drops(policy, "itemusages", Events.usage("fill").put("item_uuid", "y"))).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "alice@example.com",
        "ALICE@EXAMPLE.COM",
        Events.ALICE,
        "[bob@example.com, Alice@example.com]"
      })
  void knowsAUserByAddressInAnyCaseOrById(String user) {
    NoisePolicy policy = policies.of("{name: a, user: " + user + ", do: drop, why: a}");

    assertThat(drops(policy, "itemusages", Events.usage("reveal"))).isTrue();
    assertThat(drops(policy, "signinattempts", Events.signIn())).isTrue();
    assertThat(drops(policy, "auditevents", Events.audit("join", "gm"))).isTrue();
  }

  @Test
  void readsUsersFromAColumnOfACsvFile() throws InvalidNoisePolicy {
    Path csv =
        policies.write(
            "owners.csv",
            "\uFEFFteam, email\n\"IT, ops\", Alice@EXAMPLE.com \nnobody,\n\nHR,bob@example.com\n");

    NoisePolicy policy =
        policies.of("{name: a, user: {csv: owners.csv, column: email}, do: drop, why: a}");

    assertThat(drops(policy, "itemusages", Events.usage("fill"))).isTrue();
    ObjectNode carols = Events.usage("fill");
    carols.putObject("user").put("uuid", "CAROL").put("email", "carol@example.com");
    assertThat(drops(policy, "itemusages", carols)).isFalse();
    assertThat(policy.files()).containsExactlyInAnyOrder(policies.file(), csv);
  }

  @Test
  void dropsSignInsAndAuditEventsWhereTheOperatorSaysSo() {
    NoisePolicy policy =
        policies.of("{name: a, feature: [signinattempts, auditevents], do: drop, why: a}");

    assertThat(drops(policy, "signinattempts", Events.signIn())).isTrue();
    assertThat(drops(policy, "auditevents", Events.audit("dlgsess", "dlgdsess"))).isTrue();
    assertThat(drops(policy, "itemusages", Events.usage("fill"))).isFalse();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "export, vault, object_uuid",
    "grant, gva, object_uuid",
    "grant, uva, object_uuid",
    "patch, items, object_uuid",
    "share, item, aux_uuid"
  })
  void findsTheVaultOfAnAuditEvent(String action, String objectType, String key) {
    NoisePolicy policy = policies.of("{name: a, vault: " + Events.VAULT + ", do: drop, why: a}");
    ObjectNode event = Events.audit(action, objectType);

    assertThat(drops(policy, "auditevents", event)).isFalse();
    assertThat(drops(policy, "auditevents", event.put(key, Events.VAULT))).isTrue();
  }

  @Test
  void takesNoOtherAuditObjectForAVaultOrAnItem() {
    NoisePolicy policy =
        policies.of(
            "{name: a, vault: x, do: drop, why: a}",
            "{name: b, item: x, do: drop, why: b}",
            "{name: c, objectType: group, do: drop, why: c}");
    ObjectNode event = Events.audit("create", "group").put("object_uuid", "x");

    assertThat(policy.decide(EventFacts.of("auditevents", event)).entry()).isEqualTo("c");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"action", "vault_uuid", "item_uuid", "user", "client"})
  void keepsAnEventWhoseAnswerIsUnknownWhateverComesLater(String key) {
    NoisePolicy policy =
        policies.of(
            "{name: a, feature: itemusages, action: fill, vault: v, item: i, user: u, app: p,"
                + " do: drop, why: a}",
            "{name: b, action: fill, user: alice@example.com, vault: v, item: i, app: p,"
                + " do: drop, why: b}",
            "{name: c, feature: itemusages, do: drop, why: c}");
    ObjectNode event = Events.usage("fill").put("vault_uuid", "v").put("item_uuid", "i");
    event.putObject("user").put("uuid", "u").put("email", "alice@example.com");
    event.putObject("client").put("app_name", "p");

    assertThat(drops(policy, "itemusages", event)).isTrue();
    assertThat(drops(policy, "itemusages", event.deepCopy().put(key, 7))).isFalse();
    assertThat(drops(policy, "itemusages", event.deepCopy().putNull(key))).isFalse();
    assertThat(drops(policy, "itemusages", event.deepCopy().put(key, ""))).isFalse();
    assertThat(drops(policy, "itemusages", event.deepCopy().<ObjectNode>without(key))).isFalse();
  }

  @Test
  void passesOverAnEntryThatAsksForWhatTheFeatureNeverShows() {
    NoisePolicy policy =
        policies.of(
            "{name: a, vault: v, do: drop, why: a}",
            "{name: b, feature: signinattempts, do: drop, why: b}");

    assertThat(policy.decide(EventFacts.of("signinattempts", Events.signIn())).entry())
        .isEqualTo("b");
  }

  @Test
  void keepsAUserWhoIsKnownByHalfOnly() {
    NoisePolicy policy =
        policies.of(
            "{name: a, user: bob@example.com, do: keep, why: a}",
            "{name: b, feature: itemusages, do: drop, why: b}");
    ObjectNode event = Events.usage("fill");
    event.putObject("user").put("uuid", "BOB");

    assertThat(policy.decide(usage(event))).isEqualTo(Verdict.UNKNOWN_VALUE);
  }

  @Test
  void canBeEmpty() throws InvalidNoisePolicy {
    NoisePolicy policy = policies.read("{name: all, description: 'keeps\n all', entries: []}");

    assertThat(policy.name()).isEqualTo("all");
    assertThat(policy.description()).isEqualTo("keeps all");
    assertThat(drops(policy, "itemusages", Events.usage("fill"))).isFalse();
  }

  private static EventFacts usage(JsonNode event) {
    return EventFacts.of("itemusages", event);
  }

  private static boolean drops(NoisePolicy policy, String feature, JsonNode event) {
    return policy.decide(EventFacts.of(feature, event)).treatment() == Treatment.DROP;
  }
}
