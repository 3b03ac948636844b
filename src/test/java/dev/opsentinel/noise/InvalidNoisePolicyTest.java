package dev.opsentinel.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operator reads who wrote a policy that cannot be used. */
final class InvalidNoisePolicyTest {

  @TempDir Path folder;
  private Policies policies;

  @BeforeEach
  void layCsvFiles() {
    policies = new Policies(folder);
    policies.write("owners.csv", "name,email\nAlice,alice@example.com\n");
    policies.write("bare.csv", "email\n\n");
    policies.write("broken.csv", "email\n\"alice@example.com\n");
    policies.write("empty.csv", "");
  }

  static Stream<Arguments> entries() {
    return Stream.of(
        entry(
            "{name: a, acton: fill, feature: itemusages, do: keep, why: w}",
            "unknown key acton: did you mean action?"),
        entry(
            "{name: a, colour: red, feature: itemusages, do: keep, why: w}",
            "unknown key colour: use one of name, feature, action, objectType, user, vault, item,"
                + " app, do, why."),
        entry(
            "{name: a, feature: itemusages, Feature: itemusages, do: keep, why: w}",
            "unknown key Feature: did you mean feature?"),
        entry(
            "{name: a, app: x, app: y, do: keep, why: w}",
            "this entry has app twice: write one, with a list if need be."),
        entry(
            "{name: a, feature: itemusage, do: keep, why: w}",
            "unknown feature itemusage: did you mean itemusages?"),
        entry(
            "{name: a, feature: [auditevents, logins], do: keepFirst, why: w}",
            "unknown feature logins: use one of signinattempts, itemusages, auditevents.",
            "keepFirst is for item usages, which alone show user, vault, item, IP address and"
                + " app: write feature: itemusages, or keep or drop."),
        entry(
            "{name: a, feature: itemusages, do: keep}",
            "this entry has no why: add why, a sentence that tells the next reader what speaks"
                + " for it."),
        entry("{name: a, feature: itemusages, do: keep, why: }", "why is empty: write text."),
        entry("{name: a, feature: itemusages, do: keep, why: '  '}", "why is empty: write text."),
        entry("{name: a, feature: itemusages, do: keep, why: [w]}", "why is a list: write text."),
        entry(
            "{feature: itemusages, do: keep, why: w}",
            "this entry has no name: add name, a word under which the ledger counts."),
        entry(
            "{name: 7, feature: itemusages, do: keep, why: w}",
            "name is a number: write text, in quotes if it is meant as it stands."),
        entry(
            "{name: duplicates, feature: itemusages, do: keep, why: w}",
            "the name duplicates is the ledger's, for events that came before: choose another."),
        entry(
            "{name: a, feature: itemusages, why: w}",
            "this entry has no do: add do, one of keep, keepFirst or drop."),
        entry(
            "{name: a, feature: itemusages, do: keepfirst, why: w}",
            "unknown do keepfirst: did you mean keepFirst?"),
        entry(
            "{name: a, feature: itemusages, do: ignore, why: w}",
            "unknown do ignore: use one of keep, keepFirst, drop."),
        entry(
            "{name: a, feature: itemusages, do: rollUp, why: w}",
            "rollUp is not in this version: use keepFirst to keep first sights and count their"
                + " repeats, or drop to count them all."),
        entry(
            "{name: a, feature: itemusages, do: rollup, why: w}",
            "rollUp is not in this version: use keepFirst to keep first sights and count their"
                + " repeats, or drop to count them all."),
        entry(
            "{name: a, action: fill, do: keepFirst, why: w}",
            "keepFirst is for item usages, which alone show user, vault, item, IP address and"
                + " app: write feature: itemusages, or keep or drop."),
        entry(
            "{name: a, do: drop, why: w}",
            "this entry asks for no events: add feature, action, objectType, user, vault, item"
                + " or app."),
        entry(
            "{name: a, feature: signinattempts, vault: v, do: keep, why: w}",
            "no event of signinattempts shows vault: remove one, or ask for another feature."),
        entry(
            "{name: a, objectType: item, app: x, do: keep, why: w}",
            "no event shows objectType and app: remove one, or ask for another feature."),
        entry(
            "{name: a, action: [], do: keep, why: w}",
            "action is an empty list: name a value, or remove action."),
        entry(
            "{name: a, action: [fill, true], do: keep, why: w}",
            "action is true or false: write text, in quotes if it is meant as it stands."),
        entry(
            "{name: a, item: 2e55, do: keep, why: w}",
            "item is a number: write text, in quotes if it is meant as it stands."),
        entry("{name: a, action: [[fill]], do: keep, why: w}", "action is a list: write text."),
        entry(
            "fill",
            "this entry is text: write name, feature, action, objectType, user, vault,"
                + " item, app, do, why as keys."),
        entry(
            "{name: a, user: {csv: owner.csv, column: email}, do: keep, why: w}",
            "there is no file owner.csv: create it; its place is relative to the policy's folder."),
        entry(
            "{name: a, user: {csv: owners.csv, column: mail}, do: keep, why: w}",
            "owners.csv has no column mail: did you mean email?"),
        entry(
            "{name: a, user: {csv: owners.csv, column: who}, do: keep, why: w}",
            "owners.csv has no column who: use one of name, email."),
        entry(
            "{name: a, user: {csv: empty.csv, column: email}, do: keep, why: w}",
            "empty.csv has no line with the columns' names: add one."),
        entry(
            "{name: a, user: {csv: bare.csv, column: email}, do: keep, why: w}",
            "bare.csv has nothing in column email: fill it, or remove this entry."),
        entry(
            "{name: a, user: {csv: owners.csv}, do: keep, why: w}",
            "user has no column: add column, the name of the column to read."),
        entry(
            "{name: a, user: {cvs: owners.csv, column: email}, do: keep, why: w}",
            "unknown key cvs: did you mean csv?",
            "user has no csv: add csv, a file's name, relative to the policy."),
        entry(
            "{name: a, user: {csv: \"o\\0.csv\", column: email}, do: keep, why: w}",
            "csv is no file name (Nul character not allowed): correct it."));
  }

  private static Arguments entry(String yaml, String... sentences) {
    return Arguments.of(yaml, Stream.of(sentences).map("3: "::concat).toList());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("entries")
  void saysWhatIsWrongWithAnEntryAndWhatToDo(String entry, List<String> sentences) {
    assertThat(policies.problems("name: test\nentries:\n  - " + entry + "\n"))
        .containsExactlyElementsOf(sentences);
  }

  @Test
  void saysWhatIsWrongWithTheFrame() {
    assertThat(policies.problems(""))
        .containsExactly("1: the file is empty: give it name and entries.");
    assertThat(policies.problems("# nothing\n"))
        .containsExactly("1: the file is empty: give it name and entries.");
    assertThat(policies.problems("- a\n"))
        .containsExactly("1: the policy is a list: write name, description, entries as keys.");
    assertThat(policies.problems("\nname: test\nentrys: []\n"))
        .containsExactly(
            "2: the policy has no entries: add entries, a list, which may be empty ([]).",
            "3: unknown key entrys: did you mean entries?");
    assertThat(policies.problems("entries: {}\ndescription: 3\n"))
        .containsExactly(
            "1: the policy has no name: add name, a word for logs and the console.",
            "1: entries is a mapping: write a list, each with a dash before it.",
            "2: description is a number: write text, in quotes if it is meant as it stands.");
  }

  @Test
  void namesTheLineOfEachProblemInOneReading() {
    assertThat(
            policies.problems(
                """
                # a comment
                name: test
                entries:
                  - name: first
                    feature:
                      - itemusages
                      - auditevent
                    do: dorp
                    why: w

                  - name: first
                    feature: itemusages
                    user:
                      csv: missing.csv
                      column: email
                    do: keep
                """))
        .containsExactly(
            "7: unknown feature auditevent: did you mean auditevents?",
            "8: unknown do dorp: did you mean drop?",
            "11: the name first is taken by line 4: give each entry its own.",
            "11: this entry has no why: add why, a sentence that tells the next reader what"
                + " speaks for it.",
            "14: there is no file missing.csv: create it; its place is relative to the policy's"
                + " folder.");
  }

  @Test
  void namesTheLineThatIsNoYaml() {
    assertThat(policies.problems("name: test\nentries:\n  - name: a: b\n"))
        .containsExactly(
            "3: this is no YAML (mapping values are not allowed here): mend the line or the one"
                + " above.");
    assertThat(policies.problems("name: test\n# \u0007 \nentries: []\n"))
        .containsExactly("2: a control character stands in this line: remove it.");
    assertThat(policies.problems("name: a\n---\nname: b\n"))
        .singleElement()
        .asString()
        .startsWith("2: this is no YAML");
  }

  @Test
  void namesTheLineOfACsvFileThatIsNoCsv() {
    assertThat(
            policies.problems(
                """
                name: t
                entries:
                  - {name: a, user: {csv: broken.csv, column: email}, do: keep, why: w}
                """))
        .singleElement()
        .asString()
        .startsWith("3: broken.csv is no CSV in line ")
        .endsWith("): mend that line.");
  }

  @Test
  void saysThatTheFileIsMissingOrNoText() throws IOException {
    assertThat(problemsOf(folder.resolve("nowhere.yaml")).problems())
        .containsExactly(
            folder + "/nowhere.yaml:1: there is no such file: correct the path, or create it.");
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', ' ', (byte) 0xe4});
    assertThat(problemsOf(latin).problems())
        .containsExactly(latin + ":1: this is not UTF-8 text: save it as UTF-8.");
    assertThat(problemsOf(folder).problems())
        .singleElement()
        .asString()
        .startsWith(folder + ":1: the file cannot be read (");
  }

  @Test
  void namesTheFilesThatMayMendIt() {
    Path file =
        policies.write(
            "policy.yaml",
            """
            name: t
            entries:
              - {name: a, user: {csv: missing.csv, column: email}, do: keep, why: w}
            """);

    assertThat(problemsOf(file).files())
        .containsExactlyInAnyOrder(file, folder.resolve("missing.csv"));
  }

  private static InvalidNoisePolicy problemsOf(Path file) {
    return catchThrowableOfType(InvalidNoisePolicy.class, () -> NoisePolicy.read(file));
  }
}
