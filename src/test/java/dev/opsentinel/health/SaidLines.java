package dev.opsentinel.health;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What the health logged while this was open, level first. */
final class SaidLines implements AutoCloseable {

  private final Logger logger = (Logger) LoggerFactory.getLogger(Health.class);
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  SaidLines() {
    appender.start();
    logger.addAppender(appender);
  }

  /** The lines since the last call. */
  List<String> news() {
    List<String> lines =
        appender.list.stream()
            .filter(event -> event.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.INFO))
            .map(event -> event.getLevel() + " " + event.getFormattedMessage())
            .toList();
    appender.list.clear();
    return lines;
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
