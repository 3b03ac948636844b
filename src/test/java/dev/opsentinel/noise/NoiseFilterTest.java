package dev.opsentinel.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.PageTally;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NoiseFilterTest {

  private static final String FIRST_FILLS =
      "{name: fills, feature: itemusages, action: fill, do: keepFirst, why: noise}";

  @TempDir Path folder;
  private Policies policies;
  private NoiseFilter noise;

  @BeforeEach
  void keepFirstFills() {
    policies = new Policies(folder);
    noise = new NoiseFilter(policies.of(FIRST_FILLS), 1_000);
  }

  @Test
  void countsADropUnderTheEntrysNameAndItsOwnWords() {
    noise.replace(policies.of("{name: vaults, action: fill, do: drop, why: 'Known,\n noisy.'}"));
    PageTally page = page();

    assertThat(noise.keeps(Events.usage("fill"), page)).isFalse();

    assertThat(page.dropped()).isEqualTo(Map.of(new PageTally.Drop("vaults", "Known, noisy."), 1L));
  }

  @Test
  void suppressesRepeatsOnLaterPagesOnceThePageIsBuffered() {
    PageTally first = page();
    assertThat(noise.keeps(Events.usage("fill"), first)).isTrue();
    noise.remember(first);
    PageTally second = page();

    assertThat(noise.keeps(Events.usage("fill"), second)).isFalse();

    assertThat(second.dropped())
        .isEqualTo(Map.of(new PageTally.Drop("fills", "repeat within the hour"), 1L));
    assertThat(second.firstSights()).isEmpty();
  }

  @Test
  void keepsTheFirstSightsOfAPageThatFailedAndIsFetchedAgain() {
    PageTally failed = page();
    assertThat(noise.keeps(Events.usage("fill"), failed)).isTrue();
    assertThat(noise.keeps(Events.usage("fill"), failed)).isFalse();
    PageTally again = page();

    assertThat(noise.keeps(Events.usage("fill"), again)).isTrue();
    assertThat(noise.keeps(Events.usage("fill"), again)).isFalse();
  }

  @Test
  void keepsOneInEveryHourByTheEventsOwnClock() {
    PageTally page = page();

    assertThat(noise.keeps(at("2026-03-02T09:00:00Z"), page)).isTrue();
    assertThat(noise.keeps(at("2026-03-02T09:59:59.999999999Z"), page)).isFalse();
    assertThat(noise.keeps(at("2026-03-02T10:00:00Z"), page)).isTrue();
    assertThat(noise.keeps(at("2026-03-02T06:30:00.5-03:00"), page)).isFalse();
    assertThat(noise.keeps(at("2026-03-03T09:00:00Z"), page)).isTrue();
    assertThat(noise.keeps(at("2026-03-02T09:30:00Z"), page)).isFalse();
  }

  @Test
  void keepsEveryNewWhoWhatWhereAndHow() {
    PageTally page = page();
    assertThat(noise.keeps(Events.usage("fill"), page)).isTrue();

    ObjectNode user = Events.usage("fill");
    user.putObject("user").put("uuid", "BOB").put("email", "bob@example.com");
    ObjectNode app = Events.usage("fill");
    app.withObject("/client").put("app_name", "1Password for Mac");
    ObjectNode ip = Events.usage("fill");
    ip.withObject("/client").put("ip_address", "2001:db8::7");
    assertThat(noise.keeps(user, page)).isTrue();
    assertThat(noise.keeps(app, page)).isTrue();
    assertThat(noise.keeps(ip, page)).isTrue();
    assertThat(noise.keeps(Events.usage("fill").put("vault_uuid", "v"), page)).isTrue();
    assertThat(noise.keeps(Events.usage("fill").put("item_uuid", "i"), page)).isTrue();
    assertThat(noise.keeps(Events.usage("fill"), new PageTally("other", "itemusages"))).isTrue();
    assertThat(page.dropped()).isEmpty();
  }

  @Test
  void takesTheIpAddressUnderItsOldName() {
    PageTally page = page();
    ObjectNode old = Events.usage("fill");
    old.putObject("client").put("app_name", "1Password Browser Extension").put("ip", "192.0.2.7");

    assertThat(noise.keeps(Events.usage("fill"), page)).isTrue();
    assertThat(noise.keeps(old, page)).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "/timestamp",
        "/user",
        "/vault_uuid",
        "/item_uuid",
        "/client",
        "/client/ip_address",
        "/client/app_name"
      })
  void keepsRepeatsWhereAPartIsUnknown(String part) {
    PageTally page = page();
    for (int i = 0; i < 2; i++) {
      ObjectNode event = Events.usage("fill");
      int slash = part.lastIndexOf('/');
      event.withObject(part.substring(0, slash)).putObject(part.substring(slash + 1));
      assertThat(noise.keeps(event, page)).isTrue();
    }
    assertThat(page.firstSights()).isEmpty();
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {"yesterday", "2026-03-02", "2026-13-02T09:00:00Z", "1772442930", "+10^9", "now"})
  void keepsRepeatsWithoutAReadableTime(String timestamp) {
    PageTally page = page();

    assertThat(noise.keeps(at(timestamp), page)).isTrue();
    assertThat(noise.keeps(at(timestamp), page)).isTrue();
  }

  @Test
  void keepsRepeatsUnderNamesTooLongToRemember() {
    PageTally page = page();
    ObjectNode event = Events.usage("fill").put("item_uuid", "x".repeat(5_000));

    assertThat(noise.keeps(event, page)).isTrue();
    assertThat(noise.keeps(event, page)).isTrue();
    assertThat(page.firstSights()).isEmpty();
  }

  @Test
  void forgetsTheOldestWhenFullAndSoKeepsItAgain() {
    noise = new NoiseFilter(policies.of(FIRST_FILLS), 2);
    for (String item : List.of("a", "b", "c")) {
      assertThat(keepsAndRemembers(item)).isTrue();
    }

    assertThat(keepsAndRemembers("b")).isFalse();
    assertThat(keepsAndRemembers("c")).isFalse();
    assertThat(keepsAndRemembers("a")).isTrue();
    assertThat(keepsAndRemembers("b")).as("pushed out by a, c was seen since").isTrue();
  }

  @Test
  void keepsWhatIsNoEventForTheRowsToRefuse() {
    noise.replace(policies.of("{name: all, feature: itemusages, do: drop, why: a}"));
    PageTally page = page();

    assertThat(noise.keeps(JsonNodeFactory.instance.arrayNode(), page)).isTrue();
    assertThat(noise.keeps(JsonNodeFactory.instance.nullNode(), page)).isTrue();
    assertThat(noise.keeps(null, page)).isTrue();
    assertThat(noise.keeps(JsonNodeFactory.instance.objectNode(), page)).isFalse();
  }

  @Test
  void keepsItsMemoryWhenThePolicyIsReplaced() {
    assertThat(keepsAndRemembers("a")).isTrue();

    noise.replace(policies.of("{name: x, feature: itemusages, do: keepFirst, why: a}"));

    assertThat(keepsAndRemembers("a")).isFalse();
  }

  @Test
  void refusesAMemoryForNothing() {
    NoisePolicy policy = policies.of(FIRST_FILLS);

    assertThatThrownBy(() -> new NoiseFilter(policy, 0))
        .hasMessage("A memory of 0 first sights remembers none: give it at least 1.");
  }

  @Test
  void servesManyFeedsAtOnce() throws Exception {
    int feeds = 8;
    int items = 500;
    ExecutorService threads = Executors.newFixedThreadPool(feeds);
    try {
      List<Callable<Long>> drains =
          IntStream.range(0, feeds).<Callable<Long>>mapToObj(n -> () -> drain(n, items)).toList();
      noise = new NoiseFilter(policies.of(FIRST_FILLS), feeds * items);

      long kept = 0;
      for (Future<Long> drain : threads.invokeAll(drains)) {
        kept += drain.get();
      }

      assertThat(kept).isEqualTo((long) feeds * items);
    } finally {
      threads.shutdownNow();
    }
  }

  /** Every item four times, each time on another page. */
  private long drain(int account, int items) {
    long kept = 0;
    for (int page = 0; page < 4; page++) {
      PageTally tally = new PageTally("account" + account, "itemusages");
      for (int item = 0; item < items; item++) {
        kept += noise.keeps(Events.usage("fill").put("item_uuid", "i" + item), tally) ? 1 : 0;
      }
      noise.remember(tally);
    }
    return kept;
  }

  private boolean keepsAndRemembers(String item) {
    PageTally page = page();
    boolean kept = noise.keeps(Events.usage("fill").put("item_uuid", item), page);
    noise.remember(page);
    return kept;
  }

  private static ObjectNode at(String timestamp) {
    return Events.usage("fill").put("timestamp", timestamp);
  }

  private static PageTally page() {
    return new PageTally("acme", "itemusages");
  }
}
