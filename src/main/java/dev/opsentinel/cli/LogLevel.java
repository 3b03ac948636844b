package dev.opsentinel.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import org.slf4j.LoggerFactory;

/**
 * Sets how much of our own is logged; libraries stay at what logback.xml says. Only debug shows
 * stack traces: they are for us, not for somebody with a wrong setting.
 */
final class LogLevel {

  private static final String WITHOUT_TRACES = "%nopex";

  private LogLevel() {}

  static void apply(String level) {
    if (LoggerFactory.getLogger("dev.opsentinel") instanceof Logger logger) {
      logger.setLevel(Level.toLevel(level));
      if (logger.isDebugEnabled()
          && logger.getLoggerContext().getLogger("ROOT").getAppender("STDERR")
              instanceof ConsoleAppender<ILoggingEvent> console
          && console.getEncoder() instanceof PatternLayoutEncoder encoder) {
        encoder.stop();
        encoder.setPattern(encoder.getPattern().replace(WITHOUT_TRACES, "%ex"));
        encoder.start();
      }
    }
  }
}
