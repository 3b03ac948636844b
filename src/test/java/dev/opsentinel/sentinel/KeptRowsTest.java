package dev.opsentinel.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class KeptRowsTest {

  private final DefaultCamelContext context = new DefaultCamelContext();
  private final KeptRows keptRows = new KeptRows();

  @Test
  void collectsTheKeptRowsInOrderAndNothingElse() {
    Row first = row("A");
    Row last = row("C");
    assertThat(aggregated(part(first, "true"), part("dropped", "false"), part(last, "true")))
        .isEqualTo(List.of(first, last));
  }

  @Test
  void aPageOfWhichNothingIsKeptBecomesAnEmptyList() {
    assertThat(aggregated(part("dropped", "false"), part("dropped", "false"))).isEqualTo(List.of());
  }

  @Test
  void aPartThatNobodyMarkedIsNotKept() {
    Exchange unmarked = new DefaultExchange(context);
    unmarked.getMessage().setBody("malformed");
    assertThat(aggregated(unmarked)).isEqualTo(List.of());
  }

  private Object aggregated(Exchange... parts) {
    Exchange all = null;
    for (Exchange part : parts) {
      all = keptRows.aggregate(all, part);
    }
    return all == null ? List.of() : all.getMessage().getBody();
  }

  private Exchange part(Object body, String kept) {
    Exchange part = new DefaultExchange(context);
    part.getMessage().setBody(body);
    part.setProperty("kept", kept);
    return part;
  }

  private static Row row(String uuid) {
    return new Row(uuid, "2026-11-20T10:00:00Z", new byte[0]);
  }
}
