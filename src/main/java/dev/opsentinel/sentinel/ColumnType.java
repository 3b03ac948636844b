package dev.opsentinel.sentinel;

import java.util.Arrays;
import java.util.Optional;

/** The column types of Log Analytics that the table uses, by their KQL names. */
public enum ColumnType {
  STRING,
  DATETIME,
  INT,
  DYNAMIC;

  /** The type's name in KQL, in a DCR's stream and in the table's definition. */
  public String kqlName() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  static Optional<ColumnType> named(String kqlName) {
    return Arrays.stream(values()).filter(type -> type.kqlName().equals(kqlName)).findFirst();
  }
}
