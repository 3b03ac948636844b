package dev.opsentinel.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What the adverse actions on pages make of one. Safe for several threads. */
final class SpoiledPages {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> ENUMS = List.of("category", "action");
  private static final List<String> OBJECTS =
      List.of("user", "target_user", "actor_details", "client", "location", "session");

  private final AtomicInteger editions = new AtomicInteger();

  /** The body served; {@code page} fits the action. */
  byte[] of(AdverseAction action, Page page, EventLog log, ApiVersion version) {
    return switch (action) {
      case SAME_CURSOR_FOREVER -> PageWriter.write(page.at().text(), true, page.events(), version);
      case EMPTY_CURSOR -> PageWriter.write("", true, page.events(), version);
      case PHANTOM_PAGE -> PageWriter.write(reissued(page.at()), true, List.of(), version);
      case HAS_MORE_AT_THE_END ->
          PageWriter.write(page.next().text(), true, page.events(), version);
      case ITEMS_NULL -> edited(page, version, body -> body.putNull("items"));
      case ITEMS_MISSING -> edited(page, version, body -> body.remove("items"));
      case NEW_EQUIVALENT_CURSOR ->
          PageWriter.write(reissued(page.at()), page.hasMore(), page.events(), version);
      case ONE_EVENT_PAGE -> PageWriter.write(log.page(page.at(), 1), version);
      case DUPLICATE_EVENT -> withEarlier(page, log, version);
      case LATE_EVENT -> PageWriter.write(log.page(page.at(), page.at().limit()), version);
      case MALFORMED_EVENT -> edited(oneLess(page, log), version, this::addText);
      case EVENT_WITHOUT_UUID -> edited(oneLess(page, log), version, this::addNameless);
      case UNKNOWN_FIELD -> edited(page, version, SpoiledPages::addUnknown);
      case NULL_WHERE_OBJECT -> edited(page, version, SpoiledPages::addNulls);
      default -> throw new IllegalArgumentException(action + " spoils replies, not pages.");
    };
  }

  private String reissued(Cursor cursor) {
    return cursor.edition(editions.incrementAndGet()).text();
  }

  /** So that with one item more the page keeps to its limit; never less than one event. */
  private static Page oneLess(Page page, EventLog log) {
    return log.page(page.at(), Math.max(1, page.at().limit() - 1));
  }

  private static byte[] withEarlier(Page page, EventLog log, ApiVersion version) {
    Page shorter = oneLess(page, log);
    List<Event> events = new ArrayList<>();
    log.before(page.at()).ifPresent(events::add);
    events.addAll(shorter.events());
    return PageWriter.write(shorter.next().text(), shorter.hasMore(), events, version);
  }

  private static byte[] edited(Page page, ApiVersion version, Consumer<ObjectNode> edit) {
    try {
      ObjectNode body = (ObjectNode) JSON.readTree(PageWriter.write(page, version));
      edit.accept(body);
      return body.toString().getBytes(StandardCharsets.UTF_8);
    } catch (IOException impossibleInMemory) {
      throw new UncheckedIOException(impossibleInMemory);
    }
  }

  private void addText(ObjectNode body) {
    insert(body, body.textNode("not an event " + editions.incrementAndGet()));
  }

  private void addNameless(ObjectNode body) {
    ObjectNode nameless = body.withArray("items").get(0).deepCopy();
    nameless.remove("uuid");
    nameless.put("copy", editions.incrementAndGet());
    insert(body, nameless);
  }

  /** In the middle, so that neither end of the page is special. */
  private static void insert(ObjectNode body, JsonNode item) {
    ArrayNode items = body.withArray("items");
    items.insert(items.size() / 2, item);
  }

  private static void addUnknown(ObjectNode body) {
    for (JsonNode item : body.withArray("items")) {
      if (item instanceof ObjectNode event) {
        event.put("risk_score", 7);
        event.putObject("passkey").put("aaguid", "d548826e").put("synced", true);
      }
    }
    if (body.withArray("items").path(0) instanceof ObjectNode first) {
      ENUMS.stream().filter(first::has).forEach(field -> first.put(field, "teleport"));
    }
  }

  private static void addNulls(ObjectNode body) {
    if (body.withArray("items").path(0) instanceof ObjectNode first) {
      OBJECTS.stream().filter(first::has).forEach(first::putNull);
    }
  }
}
