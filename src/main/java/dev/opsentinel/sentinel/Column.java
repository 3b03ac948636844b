package dev.opsentinel.sentinel;

import java.util.Map;
import java.util.Set;

/**
 * One column of the table.
 *
 * @param name as in Log Analytics; names are case sensitive in KQL
 * @param type its type in the table
 * @param meaning one or two sentences for people
 * @param source the Events API field that fills it, by feature; a dotted path reaches into an
 *     object
 * @param filledBy who fills a column that no Events API field fills; empty for the others
 * @param keys documented fields of a dynamic column's object; empty when none are documented
 * @param known documented values, by feature; empty for free text
 * @param nullable whether a null is ordinary in the field
 * @param exact whether the value is also written to {@code additional_fields}
 */
public record Column(
    String name,
    ColumnType type,
    String meaning,
    Map<String, String> source,
    String filledBy,
    Set<String> keys,
    Map<String, Set<String>> known,
    boolean nullable,
    boolean exact) {

  public Column {
    source = Map.copyOf(source);
    keys = Set.copyOf(keys);
    known = Map.copyOf(known);
  }
}
