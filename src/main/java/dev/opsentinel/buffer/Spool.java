package dev.opsentinel.buffer;

import dev.opsentinel.durable.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/**
 * The buffer as a folder, one file a message. When {@link #put} returns, the message is on disk;
 * Camel's file consumer takes it and deletes it only after it was delivered.
 */
public final class Spool {

  private static final Pattern NAME =
      Pattern.compile(
          "\\d+-(?<account>[^-]+)-(?<feature>[^-]+)-(?<count>\\d{1,9})-[0-9a-f]+\\.json");

  private final Path folder;
  private final Clock clock;
  private final AtomicLong lastArrival = new AtomicLong();

  public Spool(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Puts a message. The name sorts by time of arrival and says what is inside, so that the count is
   * known even when the content is not readable any more.
   *
   * @throws BufferRefused when the disk refuses; the poll then ends without saving its cursor
   */
  public void put(@Body Message message) {
    String name =
        String.format(
            Locale.ROOT,
            "%013d-%s-%s-%d-%s.json",
            arrival(),
            message.account(),
            message.feature(),
            message.count(),
            message.id());
    try {
      DurableFile.createFolders(folder);
      DurableFile.put(folder.resolve(name), message.text().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new BufferRefused(
          "the buffer folder " + folder + " refuses a message: " + e.getMessage(), e);
    }
  }

  /** Milliseconds that rise with every message, so that names sort in the order of arrival. */
  private long arrival() {
    return lastArrival.updateAndGet(last -> Math.max(last + 1, clock.millis()));
  }

  /**
   * Reads from a message's file name whose rows it holds and how many, before it is opened: sets
   * the variables {@code account}, {@code feature} and {@code count}.
   */
  public void label(Exchange exchange) {
    String name = exchange.getMessage().getHeader(Exchange.FILE_NAME, "", String.class);
    Label label = Label.of(name);
    exchange.setVariable("account", label.account());
    exchange.setVariable("feature", label.feature());
    exchange.setVariable("count", label.count());
  }

  /** What waits, one label a message; other files are never taken and so do not count. */
  public List<Label> waiting() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json") && !name.startsWith("."))
          .map(Label::of)
          .toList();
    } catch (IOException e) {
      throw new BufferRefused(
          "the buffer folder " + folder + " cannot be listed: " + e.getMessage(), e);
    }
  }

  /**
   * What a message's file name says.
   *
   * @param account empty when the name is not one of ours, and so is the feature
   * @param count rows in the message
   */
  public record Label(String account, String feature, long count) {
    static Label of(String fileName) {
      Matcher parts = NAME.matcher(fileName);
      return parts.matches()
          ? new Label(
              parts.group("account"), parts.group("feature"), Long.parseLong(parts.group("count")))
          : new Label("", "", 0);
    }
  }
}
