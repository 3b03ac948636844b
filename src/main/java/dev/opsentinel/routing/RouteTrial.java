package dev.opsentinel.routing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.language.simple.types.SimpleIllegalSyntaxException;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Loads route files into a throw-away Camel context that never starts a route. Camel's own reload
 * takes a running route down before it finds out that the new one names an unknown bean or option
 * (camel-routes reference, trap 4).
 */
final class RouteTrial {

  private static final Pattern LINE = Pattern.compile("in file:[^\\n]*, line (\\d+)");

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z]\\w*");

  /** What Camel says and what a user can act on. */
  private record Wording(Pattern camels, String ours) {
    Wording(String camels, String ours) {
      this(Pattern.compile(camels), ours);
    }

    Optional<String> of(String message) {
      return camels
          .matcher(message)
          .results()
          .map(found -> camels.matcher(found.group()).replaceFirst(ours))
          .findFirst();
    }
  }

  private static final List<Wording> WORDINGS =
      List.of(
          new Wording("No endpoint could be found for: ([\\w-]+)", "there is no component $1"),
          new Wording("^For input string: (\".+\")", "$1 is no number"),
          new Wording(
              "Method with name: (\\S+) not found on bean: .* of type: [\\w.]*\\.(\\w+)",
              "the bean, a $2, has no method $1"),
          new Wording("No bean could be found in the registry for: (\\S+)", "there is no bean $1"),
          new Wording(
              "Cannot find AggregationStrategy in Registry with name: (\\S+)",
              "there is no bean $1"),
          new Wording(
              "Field: (\\S+) has already been configured as an expression",
              "$1 is neither an option here nor the only expression"),
          new Wording("Unknown parameters=\\[\\{([^=}]+)", "the endpoint has no option $1"),
          // An expression that simple cannot read, shown in the second line.
          new Wording("\\A(.+?)(?: at location \\d+)?\\R(\\S.*)\\R", "$1: $2"));

  /** Parts of Camel's messages that stand in the file as well, to find the line by. */
  private static final List<Pattern> MENTIONS =
      List.of(
          Pattern.compile("Unknown parameters=\\[\\{([^=}]+)"),
          Pattern.compile("registry for: (\\S+)"),
          Pattern.compile("in Registry with name: (\\S+)"),
          Pattern.compile("Method with name: (\\S+)"),
          Pattern.compile("Property with key \\[([^]]+)]"),
          Pattern.compile("could be found for: ([\\w-]+)"),
          Pattern.compile("Error parsing \\[([^]]+)]"),
          Pattern.compile("For input string: \"(.+)\""),
          Pattern.compile("^([\\w.]+\\.[A-Z]\\w*)$"),
          Pattern.compile("\\R(\\S.*)\\R"),
          Pattern.compile("Error binding property \\((\\w+)="));

  private final Consumer<Registry> beans;
  private final Map<String, String> placeholders;

  /**
   * Prepares trials.
   *
   * @param beans binds the beans that routes may call
   */
  RouteTrial(Consumer<Registry> beans, Map<String, String> placeholders) {
    this.beans = beans;
    this.placeholders = placeholders;
  }

  /**
   * Tries each file. A context serves until a file fails in it and may have left a part behind;
   * making one for each file would take most of a start's time.
   */
  List<RouteProblem> problems(Collection<RouteFile> files) {
    List<RouteProblem> problems = new ArrayList<>();
    Deque<RouteFile> untried = new ArrayDeque<>(files);
    while (!untried.isEmpty()) {
      tryUntilOneFails(untried).ifPresent(problems::add);
    }
    return problems;
  }

  @SuppressWarnings("IllegalCatch") // whatever Camel throws at a file is that file's problem
  private Optional<RouteProblem> tryUntilOneFails(Deque<RouteFile> untried) {
    RouteFile file = untried.getFirst();
    try (DefaultCamelContext context = new DefaultCamelContext(false)) {
      beans.accept(context.getRegistry());
      Properties properties = new Properties();
      properties.putAll(placeholders);
      context.getPropertiesComponent().setInitialProperties(properties);
      Placeholders.onlyFromSettings(context);
      context.setAutoStartup(false);
      context.getCamelContextExtension().setName("trial");
      // Started while empty: a route that does not fit is then ours to report, not Camel's to log.
      context.start();
      while (!untried.isEmpty()) {
        file = untried.removeFirst();
        PluginHelper.getRoutesLoader(context)
            .loadRoutes(ResourceHelper.fromString("file:" + file.path(), file.text()));
        Optional<RouteProblem> unknown = unknownBean(file, context.getRegistry());
        if (unknown.isPresent()) {
          return unknown;
        }
      }
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(problem(file, e));
    }
  }

  /** Camel looks some references up only when they are needed: after a failure, months later. */
  private static Optional<RouteProblem> unknownBean(RouteFile file, Registry registry) {
    return file.values(key -> key.equals("ref") || key.endsWith("Ref")).stream()
        .filter(reference -> PLAIN_NAME.matcher(reference.text()).matches())
        .filter(reference -> registry.lookupByName(reference.text()) == null)
        .map(
            reference ->
                new RouteProblem(
                    file.path(), reference.line(), "there is no bean " + reference.text()))
        .findFirst();
  }

  /** Translates what Camel threw at a file into its place and a sentence. */
  static RouteProblem problem(RouteFile file, Throwable failure) {
    Throwable root = failure;
    Optional<Integer> line = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (line.isEmpty()) {
        line = line(file, String.valueOf(cause.getMessage()));
      }
      root = cause;
      if (cause instanceof SimpleIllegalSyntaxException) {
        break; // its message shows the expression, that of its cause does not
      }
    }
    return new RouteProblem(file.path(), line.orElse(1), sentence(root));
  }

  /** The cause in one line, in words of the route file where Camel's speak of its own inside. */
  private static String sentence(Throwable root) {
    String message = String.valueOf(root.getMessage());
    Optional<String> ours =
        WORDINGS.stream().flatMap(wording -> wording.of(message).stream()).findFirst();
    if (ours.isPresent()) {
      return ours.get();
    }
    String first = message.lines().findFirst().orElse("");
    if (root instanceof FailedToCreateRouteException) {
      return first.substring(first.indexOf("because: ") + 1);
    } else if (root instanceof ClassNotFoundException) {
      return "there is no class " + first;
    }
    return first;
  }

  private static Optional<Integer> line(RouteFile file, String message) {
    Matcher line = LINE.matcher(message);
    Optional<Integer> last = Optional.empty();
    while (line.find()) {
      last = Optional.of(Integer.parseInt(line.group(1)));
    }
    if (last.isPresent()) {
      return last;
    }
    for (Pattern mention : MENTIONS) {
      Matcher mentioned = mention.matcher(message);
      if (mentioned.find()) {
        String text = mentioned.group(1);
        Optional<Integer> found =
            file.lineOf(text::equals).or(() -> file.lineOf(node -> node.contains(text)));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
