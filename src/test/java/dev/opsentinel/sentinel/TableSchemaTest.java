package dev.opsentinel.sentinel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableSchemaTest {

  /** Upstream's table: sentinel reference, 1.1. */
  private static final List<String> UPSTREAM =
      List.of(
          "SourceSystem string",
          "TimeGenerated datetime",
          "uuid_s string",
          "session_uuid string",
          "timestamp datetime",
          "country string",
          "category string",
          "action_type string",
          "details dynamic",
          "target_user dynamic",
          "client dynamic",
          "location dynamic",
          "actor_uuid string",
          "actor_details dynamic",
          "actor_type string",
          "actor_account_uuid string",
          "account_uuid string",
          "user_type string",
          "user_account_uuid string",
          "action string",
          "object_type string",
          "object_uuid string",
          "object_details dynamic",
          "aux_id int",
          "aux_uuid string",
          "aux_details dynamic",
          "aux_info string",
          "session dynamic",
          "used_version int",
          "vault_uuid string",
          "item_uuid string",
          "user dynamic",
          "log_source string");

  private final TableSchema schema = TableSchema.read();

  @Test
  void hasUpstreams33ColumnsUnchangedAndOneDynamicColumnMore() {
    List<String> expected = new ArrayList<>(UPSTREAM);
    expected.add("additional_fields dynamic");
    assertThat(schema.table()).isEqualTo("OnePasswordEventLogs_CL");
    assertThat(schema.columns())
        .extracting(column -> column.name() + " " + column.type().kqlName())
        .containsExactlyElementsOf(expected);
  }

  @Test
  void saysOfEveryColumnWhatItMeansAndWhoFillsIt() {
    assertThat(schema.columns())
        .allSatisfy(
            column -> {
              assertThat(column.meaning()).as(column.name()).isNotBlank();
              assertThat(column.source().isEmpty())
                  .as("%s is filled either by a field or by somebody", column.name())
                  .isNotEqualTo(column.filledBy().isEmpty());
            });
  }

  @Test
  void knowsTheThreeFeaturesOfTheEventsApi() {
    assertThat(schema.features())
        .containsExactlyInAnyOrder("signinattempts", "itemusages", "auditevents");
  }

  @Test
  void documentsValuesOnlyForFeaturesThatFillTheColumn() {
    assertThat(schema.columns())
        .allSatisfy(
            column ->
                assertThat(column.source().keySet())
                    .as(column.name())
                    .containsAll(column.known().keySet()));
  }
}
