package dev.opsentinel.workspace;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.sentinel.ArrivalTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Body;

/** The local workspace's event table as a sink: sets {@code TimeGenerated} and appends. */
public final class LocalTable {

  private final SegmentedTable segments;
  private final ObjectMapper json;
  private final ArrivalTime arrivalTime;
  private boolean mended;

  /**
   * Touches no file yet: the folder may still belong to another process, which appends to it.
   *
   * @param workspace folder of the local workspace; the table is a folder in it
   */
  public LocalTable(
      Path workspace, String table, ObjectMapper json, ArrivalTime arrivalTime, Clock clock) {
    this.segments = new SegmentedTable(workspace.resolve(table), clock);
    this.json = json;
    this.arrivalTime = arrivalTime;
  }

  /**
   * Appends rows; when this returns, they are on disk. The first call mends what a crash left torn.
   *
   * @return rows that the table refuses for good: none, this table takes every row
   * @throws SinkRefused when the disk refuses; nothing of the rows is then in the table, or, when
   *     the disk filled between two days' segments, those of the earlier days, which come again
   */
  public synchronized List<ObjectNode> append(@Body List<ObjectNode> rows) {
    Map<LocalDate, List<byte[]>> byDay = new TreeMap<>();
    try {
      mend();
      for (ObjectNode row : rows) {
        Instant timeGenerated = arrivalTime.of(row.path("timestamp").asText());
        byDay
            .computeIfAbsent(
                LocalDate.ofInstant(timeGenerated, ZoneOffset.UTC), day -> new ArrayList<>())
            .add(line(row, timeGenerated));
      }
      for (Map.Entry<LocalDate, List<byte[]>> day : byDay.entrySet()) {
        segments.append(day.getKey(), day.getValue());
      }
    } catch (IOException e) {
      throw new SinkRefused("the local table refuses rows: " + e.getMessage(), e);
    }
    return List.of();
  }

  private void mend() throws IOException {
    if (!mended) {
      segments.repair();
      mended = true;
    }
  }

  private byte[] line(ObjectNode row, Instant timeGenerated) throws IOException {
    ObjectNode arrived = json.createObjectNode();
    arrived.put("TimeGenerated", timeGenerated.toString());
    arrived.setAll(row);
    arrived.put("TimeGenerated", timeGenerated.toString()); // whatever the row said; it stays first
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    json.writeValue(line, arrived);
    line.write('\n');
    return line.toByteArray();
  }
}
