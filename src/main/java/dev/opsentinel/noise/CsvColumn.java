package dev.opsentinel.noise;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** One column of a CSV file whose first line names the columns. */
final class CsvColumn {

  private CsvColumn() {}

  /**
   * Reads the cells below a heading.
   *
   * @param problem takes what is wrong, and what to do about it
   * @return the cells that are not blank; none when there is a problem
   */
  static List<String> read(Path file, String column, Consumer<String> problem) {
    try (InputStream bytes = Files.newInputStream(file);
        MappingIterator<String[]> rows =
            new CsvMapper()
                .readerFor(String[].class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .with(CsvParser.Feature.SKIP_EMPTY_LINES)
                .readValues(bytes)) {
      List<String> header = rows.hasNextValue() ? List.of(rows.nextValue()) : List.of();
      if (header.isEmpty()) {
        problem.accept(file + " has no line with the columns' names: add one.");
        return List.of();
      }
      int index = header.indexOf(column);
      if (index < 0) {
        problem.accept(file + " has no column " + column + ": " + Closest.advice(column, header));
        return List.of();
      }
      List<String> cells =
          rows.readAll().stream()
              .flatMap(row -> Arrays.stream(row).skip(index).limit(1))
              .filter(cell -> !cell.isBlank())
              .toList();
      if (cells.isEmpty()) {
        problem.accept(
            file + " has nothing in column " + column + ": fill it, or remove this entry.");
      }
      return cells;
    } catch (NoSuchFileException missing) {
      problem.accept(
          "there is no file "
              + file
              + ": create it; its place is relative to the policy's folder.");
    } catch (JsonProcessingException malformed) {
      problem.accept(
          file
              + " is no CSV in line "
              + malformed.getLocation().getLineNr()
              + " ("
              + malformed.getOriginalMessage()
              + "): mend that line.");
    } catch (IOException unreadable) {
      problem.accept(file + " cannot be read (" + unreadable + "): make it a readable file.");
    }
    return List.of();
  }
}
