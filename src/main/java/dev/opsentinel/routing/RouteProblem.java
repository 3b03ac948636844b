package dev.opsentinel.routing;

import java.nio.file.Path;

/**
 * Why a route file is refused.
 *
 * @param file the route file
 * @param line counted from 1
 * @param cause what is wrong and, where it is not plain, what to do; one line
 */
public record RouteProblem(Path file, int line, String cause) {
  @Override
  public String toString() {
    return file + ":" + line + ": " + cause;
  }
}
