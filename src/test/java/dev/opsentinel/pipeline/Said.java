package dev.opsentinel.pipeline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What the program says on its log while a test runs. */
final class Said extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final Logger OURS = (Logger) LoggerFactory.getLogger("dev.opsentinel");
  private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();

  static Said listen() {
    Said said = new Said();
    said.start();
    OURS.addAppender(said);
    return said;
  }

  @Override
  protected void append(ILoggingEvent line) {
    lines.add(line);
  }

  /** The warnings and worse that contain a text. */
  List<String> warnings(String text) {
    return lines.stream()
        .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.contains(text))
        .toList();
  }

  boolean says(String text) {
    return lines.stream().anyMatch(line -> line.getFormattedMessage().contains(text));
  }

  void forget() {
    lines.clear();
  }

  @Override
  public void close() {
    OURS.detachAppender(this);
  }
}
