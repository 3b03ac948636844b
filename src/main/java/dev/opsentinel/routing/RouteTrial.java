package dev.opsentinel.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.impl.DefaultCamelContext;
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

  /** Parts of Camel's messages that stand in the file as well, to find the line by. */
  private static final List<Pattern> MENTIONS =
      List.of(
          Pattern.compile("Unknown parameters=\\[\\{([^=}]+)"),
          Pattern.compile("registry for: (\\S+)"),
          Pattern.compile("in Registry with name: (\\S+)"),
          Pattern.compile("Method with name: (\\S+)"),
          Pattern.compile("Property with key \\[([^]]+)]"),
          Pattern.compile("could be found for: ([^:/]+:)"),
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

  /** Tries each file by itself; the files' routes meet only through {@code direct:} names. */
  List<RouteProblem> problems(Collection<RouteFile> files) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteFile file : files) {
      tryOne(file).ifPresent(problems::add);
    }
    return problems;
  }

  @SuppressWarnings("IllegalCatch") // whatever Camel throws at a file is that file's problem
  private Optional<RouteProblem> tryOne(RouteFile file) {
    try (DefaultCamelContext context = new DefaultCamelContext(false)) {
      beans.accept(context.getRegistry());
      Properties properties = new Properties();
      properties.putAll(placeholders);
      context.getPropertiesComponent().setInitialProperties(properties);
      context.setAutoStartup(false);
      context.getCamelContextExtension().setName("trial-" + file.expectedId());
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.fromString("file:" + file.path(), file.text()));
      context.start();
      return Optional.empty();
    } catch (Exception e) {
      return Optional.of(problem(file, e));
    }
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
    }
    String sentence = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    if (root instanceof FailedToCreateRouteException) {
      sentence = sentence.substring(sentence.indexOf("because: ") + 1);
    } else if (root instanceof ClassNotFoundException) {
      sentence = "there is no class " + sentence;
    }
    return new RouteProblem(file.path(), line.orElse(1), sentence);
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
