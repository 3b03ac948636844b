package dev.opsentinel.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What Camel does not check in a set of route files but events depend on.
 *
 * @param placeholders resolves <code>{{...}}</code> as Camel will
 * @param features that the Events API has
 * @param accounts that the settings name; empty when none is configured, then any will do
 */
record RouteRules(UnaryOperator<String> placeholders, Set<String> features, Set<String> accounts) {

  private static final String DIRECT = "direct:";

  /** The problems of the whole set, in the order of the files. */
  List<RouteProblem> problems(Collection<RouteFile> files) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteFile file : files) {
      shape(file, problems);
    }
    starts(files, problems);
    targets(files, problems);
    configurations(files, problems);
    feeds(files, problems);
    return problems;
  }

  private static void shape(RouteFile file, List<RouteProblem> problems) {
    List<RouteFile.Item> routes = file.routes();
    String id = file.expectedId();
    if (routes.size() != 1) {
      problems.add(
          problem(
              file,
              routes.size() < 2 ? 1 : routes.get(1).line(),
              "the file holds " + routes.size() + " routes: one route a file, with the id " + id));
      return;
    }
    RouteFile.Item route = routes.get(0);
    RouteFile.Placed found =
        RouteFile.value(route, "id").orElse(new RouteFile.Placed("", route.line()));
    if (!found.text().equals(id)) {
      problems.add(
          problem(
              file,
              found.line(),
              "the route's id is \"%s\", the file's name says \"%s\": rename neither or both"
                  .formatted(found.text(), id)));
    }
    boolean callee =
        RouteFile.from(route).filter(from -> from.text().startsWith(DIRECT)).isPresent();
    boolean ownHandler = RouteFile.value(route, "routeConfigurationId").isPresent();
    if (callee && !ownHandler && file.lineOf("noErrorHandler"::equals).isEmpty()) {
      problems.add(
          problem(
              file,
              route.line(),
              "a route that others call needs errorHandler: {noErrorHandler: {}}, or it hides its"
                  + " failures from them"));
    }
  }

  /** A direct endpoint has one consumer; routes that a precondition keeps apart may share it. */
  private void starts(Collection<RouteFile> files, List<RouteProblem> problems) {
    Map<String, RouteFile> byStart = new HashMap<>();
    for (RouteFile file : files) {
      for (RouteFile.Item route : file.routes()) {
        RouteFile.from(route)
            .filter(from -> from.text().startsWith(DIRECT))
            .filter(from -> RouteFile.value(route, "precondition").isEmpty())
            .ifPresent(
                from -> {
                  RouteFile other = byStart.putIfAbsent(resolved(from), file);
                  if (other != null) {
                    problems.add(
                        problem(
                            file,
                            from.line(),
                            from.text() + " is where " + other.path() + " starts already"));
                  }
                });
      }
    }
  }

  private void targets(Collection<RouteFile> files, List<RouteProblem> problems) {
    Set<String> starts = new HashSet<>();
    for (RouteFile file : files) {
      file.routes()
          .forEach(route -> RouteFile.from(route).map(this::resolved).ifPresent(starts::add));
    }
    for (RouteFile file : files) {
      for (RouteFile.Placed target : file.targets()) {
        String uri = resolved(target);
        if (uri.startsWith(DIRECT) && !starts.contains(uri) && !uri.contains("${")) {
          problems.add(problem(file, target.line(), "no route starts from " + uri));
        }
      }
    }
  }

  private static void configurations(Collection<RouteFile> files, List<RouteProblem> problems) {
    Set<String> ids = new HashSet<>();
    for (RouteFile file : files) {
      file.items().stream()
          .filter(item -> item.kind().equals("routeConfiguration"))
          .forEach(item -> RouteFile.value(item, "id").ifPresent(id -> ids.add(id.text())));
    }
    for (RouteFile file : files) {
      for (RouteFile.Item route : file.routes()) {
        RouteFile.value(route, "routeConfigurationId")
            .filter(wanted -> !ids.contains(wanted.text()))
            .ifPresent(
                wanted ->
                    problems.add(
                        problem(
                            file,
                            wanted.line(),
                            "there is no routeConfiguration " + wanted.text())));
      }
    }
  }

  private void feeds(Collection<RouteFile> files, List<RouteProblem> problems) {
    Map<String, RouteFile> byFeed = new HashMap<>();
    for (RouteFile file : files) {
      if (file.targets().stream().noneMatch(to -> to.text().equals("direct:poll"))) {
        continue;
      }
      RouteFile.Placed nothing = new RouteFile.Placed("", 1);
      RouteFile.Placed account = file.constant("account").orElse(nothing);
      RouteFile.Placed feature = file.constant("feature").orElse(nothing);
      if (!features.contains(feature.text())) {
        problems.add(
            problem(
                file,
                feature.line(),
                "the feature \"%s\" is none of %s"
                    .formatted(feature.text(), new java.util.TreeSet<>(features))));
      }
      if (account.text().isEmpty() || (!accounts.isEmpty() && !accounts.contains(account.text()))) {
        problems.add(
            problem(
                file,
                account.line(),
                "the account \"%s\" has no token: set opsentinel.events-api.%s.token"
                    .formatted(account.text(), account.text())));
      }
      RouteFile other = byFeed.putIfAbsent(account.text() + " " + feature.text(), file);
      if (other != null) {
        problems.add(
            problem(
                file,
                feature.line(),
                "%s of %s is polled by %s already: two pollers would share a cursor"
                    .formatted(feature.text(), account.text(), other.path())));
      }
    }
  }

  private String resolved(RouteFile.Placed uri) {
    String withoutOptions = uri.text().split("\\?", 2)[0];
    return placeholders.apply(withoutOptions);
  }

  private static RouteProblem problem(RouteFile file, int line, String cause) {
    return new RouteProblem(file.path(), line, cause);
  }
}
