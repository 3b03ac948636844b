package dev.opsentinel.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The columns of {@code OnePasswordEventLogs_CL}, read from {@code sentinel-artifacts/schema}.
 *
 * @param table the table's name
 * @param columns in the table's order
 */
public record TableSchema(String table, List<Column> columns) {

  /** The value of {@code log_source} in health rows; not a feature of the Events API. */
  public static final String HEALTH = "healthevents";

  private static final String RESOURCE = "/schema/OnePasswordEventLogs_CL.yaml";

  public TableSchema {
    columns = List.copyOf(columns);
  }

  /** The schema that this program was built with. */
  public static TableSchema read() {
    try (InputStream yaml = TableSchema.class.getResourceAsStream(RESOURCE)) {
      if (yaml == null) {
        throw new IllegalStateException(RESOURCE + " is not in the jar: build it again");
      }
      return parse(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /** The features that fill rows: signinattempts, itemusages and auditevents. */
  public Set<String> features() {
    return columns.stream()
        .flatMap(column -> column.source().keySet().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static TableSchema parse(JsonNode file) {
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : file.path("columns")) {
      columns.add(column(column));
    }
    return new TableSchema(file.path("table").asText(), columns);
  }

  private static Column column(JsonNode yaml) {
    String name = yaml.path("name").asText();
    String type = yaml.path("type").asText();
    Map<String, String> source = new TreeMap<>();
    yaml.path("source")
        .properties()
        .forEach(field -> source.put(field.getKey(), field.getValue().asText()));
    Map<String, Set<String>> known = new TreeMap<>();
    yaml.path("known")
        .properties()
        .forEach(field -> known.put(field.getKey(), texts(field.getValue())));
    return new Column(
        name,
        ColumnType.named(type)
            .orElseThrow(
                () -> new IllegalStateException(RESOURCE + ": " + name + " has the type " + type)),
        yaml.path("meaning").asText(),
        source,
        yaml.path("filledBy").asText(),
        texts(yaml.path("keys")),
        known,
        yaml.path("nullable").asBoolean(),
        yaml.path("exact").asBoolean());
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
