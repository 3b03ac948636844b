package dev.opsentinel.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.Counts;
import dev.opsentinel.pipeline.Pipeline;
import dev.opsentinel.sentinel.TableSchema;
import dev.opsentinel.workspace.LocalTableFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a demo did.
 *
 * @param counts by feature, in the order in which people think of them
 * @param rows event rows in the table, health rows aside; counted in the files, not in memory
 */
record DemoSummary(Map<String, Counts> counts, long rows) {

  static final List<String> FEATURES = List.of("signinattempts", "itemusages", "auditevents");

  static DemoSummary of(Pipeline pipeline, Path workspace) throws IOException {
    TableSchema schema = TableSchema.read();
    return new DemoSummary(
        counts(pipeline),
        new LocalTableFiles(workspace.resolve(schema.table()))
            .count(row -> !row.path("log_source").asText().equals(TableSchema.HEALTH)));
  }

  static Map<String, Counts> counts(Pipeline pipeline) {
    Map<String, Counts> byFeature = new LinkedHashMap<>();
    FEATURES.forEach(feature -> byFeature.put(feature, Counts.NONE));
    pipeline
        .ledger()
        .counts()
        .forEach(
            (feed, counts) ->
                byFeature.computeIfPresent(feed.feature(), (name, sum) -> sum.plus(counts)));
    return byFeature;
  }

  Counts all() {
    return counts.values().stream().reduce(Counts.NONE, Counts::plus);
  }

  /** The figures for machines: design, section 9. */
  String json() {
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    ObjectNode features = summary.putObject("features");
    counts.forEach(
        (feature, each) ->
            features
                .putObject(feature)
                .put("fetched", each.fetched())
                .put("kept", each.kept())
                .put("rolledUp", each.rolledUp())
                .put("dropped", each.dropped())
                .put("delivered", each.delivered())
                .put("deadLettered", each.deadLettered()));
    return summary.put("rows", rows).toString();
  }
}
