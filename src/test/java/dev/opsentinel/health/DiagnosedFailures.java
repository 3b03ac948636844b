package dev.opsentinel.health;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.opsentinel.eventsapi.Page;
import dev.opsentinel.eventsapi.Pages;
import dev.opsentinel.eventsapi.Position;
import dev.opsentinel.eventsapi.StuckCursor;
import dev.opsentinel.eventsapi.UnreadableAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Failures that only the polling itself can make. */
final class DiagnosedFailures {

  private DiagnosedFailures() {}

  static UnreadableAnswer noPage() {
    return catchThrowableOfType(
        UnreadableAnswer.class, () -> new Pages().read(JsonNodeFactory.instance.objectNode()));
  }

  static StuckCursor stuckCursor() {
    Position at =
        new Position("main", "auditevents", Optional.of("C"), Instant.EPOCH, 1, Instant.EPOCH);
    Page repeated = new Page(List.of(), "C", true);
    return catchThrowableOfType(StuckCursor.class, () -> new Pages().requireProgress(at, repeated));
  }
}
