package dev.opsentinel.routing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.camel.spi.Registry;

/** Judges route files before they run: at the start, in {@code validate} and at each reload. */
public final class RouteCheck {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([^}]+)}}");

  private final RouteRules rules;
  private final RouteTrial trial;

  /**
   * Prepares the check.
   *
   * @param beans binds the beans that routes may call
   * @param placeholders values of <code>{{...}}</code>
   * @param features that the Events API has
   * @param accounts that the settings name; empty lets any name pass
   */
  public RouteCheck(
      Consumer<Registry> beans,
      Map<String, String> placeholders,
      Set<String> features,
      Set<String> accounts) {
    this.rules = new RouteRules(text -> resolve(text, placeholders), features, accounts);
    this.trial = new RouteTrial(beans, placeholders);
  }

  /**
   * The problems of a whole folder, in the order of files and lines.
   *
   * @throws IOException when the folder cannot be read
   */
  public List<RouteProblem> problems(Path folder) throws IOException {
    Map<Path, String> texts = new RouteFolder(folder).texts();
    List<RouteProblem> problems = new ArrayList<>();
    if (texts.isEmpty()) {
      problems.add(new RouteProblem(folder, 1, "there is no *.camel.yaml file in this folder"));
    }
    Map<Path, RouteFile> files = new TreeMap<>();
    List<String> unreadable = new ArrayList<>();
    texts.forEach(
        (path, text) -> {
          try {
            files.put(path, RouteFile.parse(path, text));
          } catch (BadRoute e) {
            problems.add(e.problem());
            unreadable.add(RouteFile.id(path));
          }
        });
    problems.addAll(rules.problems(files.values(), unreadable));
    problems.addAll(trial.problems(files.values()));
    problems.sort(Comparator.comparing(RouteProblem::file).thenComparingInt(RouteProblem::line));
    return problems;
  }

  /**
   * The problems of a set of files of which only some are new.
   *
   * @param all the files as they would run together
   * @param changed those that Camel has not seen yet
   */
  List<RouteProblem> problems(Collection<RouteFile> all, Collection<RouteFile> changed) {
    List<RouteProblem> problems = new ArrayList<>(rules.problems(all, List.of()));
    problems.addAll(trial.problems(changed));
    return problems;
  }

  private static String resolve(String text, Map<String, String> placeholders) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match ->
                java.util.regex.Matcher.quoteReplacement(
                    placeholders.getOrDefault(match.group(1), match.group())));
  }
}
