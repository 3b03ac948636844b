package dev.opsentinel.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Sets how much of our own is logged; libraries stay at what logback.xml says. */
final class LogLevel {
  private LogLevel() {}

  static void apply(String level) {
    if (LoggerFactory.getLogger("dev.opsentinel") instanceof Logger logger) {
      logger.setLevel(Level.toLevel(level));
    }
  }
}
