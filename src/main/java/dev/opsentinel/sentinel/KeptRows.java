package dev.opsentinel.sentinel;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;

/**
 * Collects the rows of a split page. A filtered-out part reaches an aggregation strategy all the
 * same (camel-stack reference, 2.3), so only parts whose property {@code kept} is true count.
 */
public final class KeptRows implements AggregationStrategy {
  @Override
  public Exchange aggregate(Exchange soFar, Exchange part) {
    Exchange all = soFar == null ? part : soFar;
    List<Row> rows = soFar == null ? new ArrayList<>() : rows(soFar);
    if (part.getProperty("kept", false, Boolean.class)) {
      rows.add(part.getMessage().getBody(Row.class));
    }
    if (soFar == null) {
      all.getMessage().setBody(rows);
    }
    return all;
  }

  @SuppressWarnings("unchecked") // the first call put it there
  private static List<Row> rows(Exchange soFar) {
    return (List<Row>) soFar.getMessage().getBody();
  }
}
