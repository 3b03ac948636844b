package dev.opsentinel.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, without the caller's settings. */
final class Command {

  private static final long LONGEST_SECONDS = 60;

  private Command() {}

  /** What a finished command left. */
  record Outcome(int exitCode, String out, String err) {
    /** What it said of itself on standard error: log lines begin with a time. */
    List<String> sentences() {
      return err.lines().filter(line -> !line.matches("\\d{4}-.*")).toList();
    }
  }

  /** Runs to the end. */
  static Outcome run(String... arguments) throws Exception {
    return end(start(arguments));
  }

  static Process start(String... arguments) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add(
        "-Dopsentinel.launcher.directory="
            + Path.of(System.getProperty("opsentinel.launcher.directory", ".")).toAbsolutePath());
    line.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.opsentinel.OpSentinel"));
    line.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.environment().keySet().removeIf(name -> name.startsWith("OPSENTINEL_"));
    return builder.start();
  }

  /** Waits for the end; a command that hangs is killed and fails the test. */
  static Outcome end(Process process) throws Exception {
    CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process, true));
    CompletableFuture<String> err = CompletableFuture.supplyAsync(() -> text(process, false));
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("it did not end: " + err.get());
    }
    return new Outcome(process.exitValue(), out.get(), err.get());
  }

  private static String text(Process process, boolean standardOut) {
    try (java.io.InputStream stream =
        standardOut ? process.getInputStream() : process.getErrorStream()) {
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
