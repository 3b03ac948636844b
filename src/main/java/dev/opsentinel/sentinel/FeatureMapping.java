package dev.opsentinel.sentinel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.opsentinel.ledger.PageTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the events of one feature fill the table's columns, worked out once from the schema.
 *
 * @param topLevel columns filled by a field of the event itself, by that field
 * @param lifted columns filled from inside an object; the object keeps its copy
 */
record FeatureMapping(Map<String, Target> topLevel, List<Lifted> lifted) {

  /** A column with what the feature documents about its values. */
  record Target(Column column, Set<String> known) {}

  /** A column and the object and key that fill it. */
  record Lifted(Column column, String object, String key) {}

  /** New values come from outside; a drift counter's name must not grow with them. */
  private static final int LONGEST_VALUE_IN_A_COUNTER = 40;

  static FeatureMapping of(TableSchema schema, String feature) {
    Map<String, Target> topLevel = new TreeMap<>();
    List<Lifted> lifted = new ArrayList<>();
    for (Column column : schema.columns()) {
      String path = column.source().getOrDefault(feature, "");
      int dot = path.indexOf('.');
      if (dot > 0) {
        lifted.add(new Lifted(column, path.substring(0, dot), path.substring(dot + 1)));
      } else if (!path.isEmpty()) {
        topLevel.put(path, new Target(column, column.known().getOrDefault(feature, Set.of())));
      }
    }
    return new FeatureMapping(Map.copyOf(topLevel), List.copyOf(lifted));
  }

  void fill(
      ObjectNode event,
      ObjectNode row,
      ObjectNode additional,
      ObjectNode unknown,
      PageTally tally) {
    for (Map.Entry<String, JsonNode> field : event.properties()) {
      Target target = topLevel.get(field.getKey());
      if (target == null) {
        unknown.set(field.getKey(), field.getValue());
        tally.drifted(field.getKey());
      } else if (field.getValue().isNull()) {
        if (target.column().type() == ColumnType.DYNAMIC && !target.column().nullable()) {
          tally.drifted(field.getKey() + " is null");
        }
      } else {
        put(field.getKey(), field.getValue(), target, row, additional, unknown, tally);
      }
    }
    for (Lifted lift : lifted) {
      JsonNode value = event.path(lift.object()).path(lift.key());
      if (value.isTextual()) {
        row.set(lift.column().name(), value);
      }
    }
  }

  private static void put(
      String field,
      JsonNode value,
      Target target,
      ObjectNode row,
      ObjectNode additional,
      ObjectNode unknown,
      PageTally tally) {
    Column column = target.column();
    if (column.exact()) {
      additional.set(column.name(), value);
    }
    if (fits(column.type(), value)) {
      row.set(column.name(), value);
      countNews(field, value, target, tally);
    } else if (!column.exact()) {
      unknown.set(field, value);
      tally.drifted(field + " does not fit " + column.type().kqlName());
    } else if (!value.isIntegralNumber()) {
      tally.drifted(field + " does not fit " + column.type().kqlName());
    }
  }

  private static boolean fits(ColumnType type, JsonNode value) {
    return switch (type) {
      case STRING -> value.isTextual();
      case DATETIME -> value.isTextual() && EventTime.parse(value.textValue()).isPresent();
      case INT -> value.isIntegralNumber() && value.canConvertToInt();
      case DYNAMIC -> true;
    };
  }

  private static void countNews(String field, JsonNode value, Target target, PageTally tally) {
    if (target.column().type() == ColumnType.DYNAMIC) {
      if (!value.isObject()) {
        tally.drifted(field + " is not an object");
      }
      for (Map.Entry<String, JsonNode> inner : value.properties()) {
        if (!target.column().keys().contains(inner.getKey())) {
          tally.drifted(field + "." + inner.getKey());
        }
      }
    } else if (!target.known().isEmpty() && !target.known().contains(value.textValue())) {
      String news = value.textValue();
      tally.drifted(
          field
              + "="
              + (news.length() > LONGEST_VALUE_IN_A_COUNTER
                  ? news.substring(0, LONGEST_VALUE_IN_A_COUNTER) + "..."
                  : news));
    }
  }
}
