package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.opsentinel.buffer.BufferRefused;
import dev.opsentinel.buffer.DeadLetters;
import dev.opsentinel.buffer.Message;
import dev.opsentinel.buffer.Messages;
import dev.opsentinel.buffer.Spool;
import dev.opsentinel.eventsapi.Accounts;
import dev.opsentinel.eventsapi.Page;
import dev.opsentinel.ledger.PageTally;
import dev.opsentinel.noise.NoisePolicy;
import dev.opsentinel.routing.RouteCopy;
import dev.opsentinel.sentinel.Row;
import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single shipped routes with the real beans; what they call is played where a test says so. */
class RouteContractTest extends CamelTestSupport {

  @TempDir private Path home;
  private Settings settings;
  private Beans beans;

  @Override
  protected void setupResources() throws Exception {
    settings = Collector.settings(home, Map.of("opsentinel.poll.period", "1h"));
    beans =
        new Beans(
            settings,
            Accounts.of(List.of(), "v2"),
            NoisePolicy.read(settings.get(SettingCatalogue.NOISE_POLICY)),
            Clock.systemUTC());
  }

  @AfterEach
  void closeTheBeans() {
    beans.close();
  }

  @Override
  protected void bindToRegistry(org.apache.camel.spi.Registry registry) {
    beans.bind(registry);
  }

  @Override
  protected CamelContext createCamelContext() throws Exception {
    Properties placeholders = new Properties();
    placeholders.putAll(settings.placeholders());
    CamelContext camel = super.createCamelContext();
    camel.getPropertiesComponent().setInitialProperties(placeholders);
    return camel;
  }

  @Test
  void aMalformedEventGoesToTheDeadLettersAloneAndItsPageIsDelivered() throws Exception {
    load("rows", "dead-letter");

    Exchange answer = page(event("a"), JsonNodeFactory.instance.textNode("no event"), event("b"));

    assertThat(answer.getException()).isNull();
    assertThat(rows(answer)).extracting(Row::uuid).containsExactly("a", "b");
    assertThat(files("dead-letters")).hasSize(1);
    assertThat(answer.getVariable("tally", PageTally.class).deadLettered())
        .containsExactly(Map.entry("the event is not a JSON object", 1L));
  }

  /** [D24] */
  @Test
  void anEventThatTripsABeanDoesNotHoldUpItsPage() throws Exception {
    context.getRegistry().unbind("rowMapping");
    context.getRegistry().bind("rowMapping", new TripsOverB(beans));
    load("rows", "dead-letter");

    Exchange answer = page(event("a"), event("b"), event("c"));

    assertThat(answer.getException()).isNull();
    assertThat(rows(answer)).extracting(Row::uuid).containsExactly("a", "c");
    assertThat(files("dead-letters")).hasSize(1);
    assertThat(answer.getVariable("tally", PageTally.class).deadLettered())
        .containsExactly(Map.entry("tripped", 1L));
  }

  /** A row mapping with a mistake that only one event finds. */
  public record TripsOverB(Beans beans) {
    public Row toRow(@Body JsonNode event, @Variable("tally") PageTally tally) {
      if (event.path("uuid").asText().equals("b")) {
        throw new IllegalStateException("tripped");
      }
      return beans.rowMapping().toRow(event, tally);
    }
  }

  @Test
  void theWholePageFailsWhenADeadLetterCannotBeKept() throws Exception {
    Path inTheWay = Files.writeString(home.resolve("dead-letters"), "no folder");
    context
        .getRegistry()
        .bind("deadLetters", new DeadLetters(inTheWay, Beans.json(), Clock.systemUTC()));
    load("rows", "dead-letter");

    Exchange answer = page(event("a"), JsonNodeFactory.instance.textNode("no event"));

    assertThat(answer.getException()).hasCauseInstanceOf(BufferRefused.class);
  }

  @Test
  void theBufferStopsAtTheFirstMessageRefused() throws Exception {
    List<String> tried = new CopyOnWriteArrayList<>();
    play(
        "direct:buffer-spool",
        exchange -> {
          tried.add(exchange.getMessage().getBody(Message.class).id());
          if (tried.size() == 2) {
            throw new IllegalStateException("full");
          }
        });
    load("buffer");

    Exchange answer = buffer(rowsOfSeveralMessages());

    assertThat(answer.getException()).hasRootCauseMessage("full");
    assertThat(tried).hasSize(2);
  }

  @Test
  void theBufferReturnsWhenEveryRowIsAFileInTheSpool() throws Exception {
    load("buffer", "buffer-spool");
    List<Row> rows = rowsOfSeveralMessages();

    Exchange answer = buffer(rows);

    assertThat(answer.getException()).isNull();
    List<String> uuids = new ArrayList<>();
    for (Path file : files("spool")) {
      new Messages(Beans.json())
          .open(Files.readAllBytes(file))
          .rows()
          .forEach(row -> uuids.add(row.path("uuid_s").asText()));
    }
    assertThat(uuids).containsExactlyElementsOf(rows.stream().map(Row::uuid).toList());
  }

  @Test
  void aMessageStaysInTheSpoolWhileTheSinkFailsAndIsDeliveredLater() throws Exception {
    List<Object> taken = new CopyOnWriteArrayList<>();
    List<Object> refused = new CopyOnWriteArrayList<>();
    play(
        "direct:sink-local",
        exchange -> {
          if (refused.size() < 2) {
            refused.add(exchange.getMessage().getBody());
            throw new IllegalStateException("the sink is down");
          }
          taken.add(exchange.getMessage().getBody());
        });
    new Messages(Beans.json())
        .pack(List.of(row("a")), "main", "itemusages")
        .forEach(new Spool(home.resolve("spool"), Clock.systemUTC())::put);

    load("dead-letter", "deliver", "take-spool");

    await().atMost(Duration.ofSeconds(10)).until(() -> !refused.isEmpty() && taken.isEmpty());
    assertThat(files("spool")).hasSize(1);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> taken.size() == 1 && files("spool").isEmpty());
    assertThat(refused).hasSize(2);
    assertThat(files("dead-letters")).isEmpty();
  }

  @Test
  void anUnreadableMessageGoesToTheDeadLettersAndLeavesTheSpool() throws Exception {
    Path spool = Files.createDirectories(home.resolve("spool"));
    Files.writeString(spool.resolve("0000000000001-main-itemusages-3-ab.json"), "torn");

    load("dead-letter", "deliver", "take-spool");

    await().atMost(Duration.ofSeconds(10)).until(() -> files("spool").isEmpty());
    assertThat(files("dead-letters")).hasSize(1);
    assertThat(beans.ledger().counts().toString()).contains("deadLettered=3");
  }

  private void load(String... ids) throws Exception {
    for (String id : ids) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(
              PluginHelper.getResourceLoader(context)
                  .resolveResource("file:" + new RouteCopy(RouteCopy.SHIPPED).file(id)));
    }
  }

  private void play(String uri, org.apache.camel.Processor part) throws Exception {
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            from(uri).errorHandler(noErrorHandler()).process(part);
          }
        });
  }

  private Exchange page(JsonNode... events) {
    PageTally tally = new PageTally("main", "auditevents");
    return template.request(
        "direct:rows",
        exchange -> {
          exchange.setVariable("page", new Page(List.of(events), "next", false));
          exchange.setVariable("tally", tally);
          exchange.setVariable("account", "main");
          exchange.setVariable("feature", "auditevents");
        });
  }

  private Exchange buffer(List<Row> rows) {
    return template.request(
        "direct:buffer",
        exchange -> {
          exchange.getMessage().setBody(rows);
          exchange.setVariable("account", "main");
          exchange.setVariable("feature", "itemusages");
        });
  }

  @SuppressWarnings("unchecked") // the contract of the route
  private static List<Row> rows(Exchange answer) {
    return (List<Row>) answer.getMessage().getBody();
  }

  private static JsonNode event(String uuid) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("uuid", uuid)
        .put("timestamp", "2026-01-02T03:04:05Z")
        .put("action", "create");
  }

  /** Random text hardly packs, so that a few hundred rows fill several messages. */
  private static List<Row> rowsOfSeveralMessages() {
    Random random = new Random(1);
    return IntStream.range(0, 300).mapToObj(i -> row(noise(random) + i)).toList();
  }

  private static String noise(Random random) {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 60).forEach(i -> text.append(Long.toHexString(random.nextLong())));
    return text.toString();
  }

  private static Row row(String uuid) {
    String json = "{\"uuid_s\":\"" + uuid + "\",\"timestamp\":\"2026-01-02T03:04:05Z\"}";
    return new Row(uuid, "2026-01-02T03:04:05Z", json.getBytes(StandardCharsets.UTF_8));
  }

  private List<Path> files(String folder) {
    Path path = home.resolve(folder);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.sorted().toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
