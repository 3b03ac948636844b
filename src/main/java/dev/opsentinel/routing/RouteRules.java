package dev.opsentinel.routing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What Camel does not check in a set of route files but events depend on.
 *
 * @param placeholders resolves <code>{{...}}</code> as Camel will
 * @param features that the Events API has
 * @param accounts that the settings name; empty when none is configured, then any will do
 */
record RouteRules(UnaryOperator<String> placeholders, Set<String> features, Set<String> accounts) {

  private static final String DIRECT = "direct:";
  private static final Pattern DURATION_KEY =
      Pattern.compile("period|redeliveryDelay|maximumRedeliveryDelay|delay|initialDelay|timeout");
  private static final Pattern DURATION =
      Pattern.compile("-?\\d+|(\\d+(ms|s|m|h|d))+|P.+|.*(\\$\\{|\\{\\{|#).*");

  /**
   * The problems of the whole set, in the order of the files.
   *
   * @param unreadable ids of files that belong to the set as well, but have their own problem
   */
  List<RouteProblem> problems(Collection<RouteFile> files, Collection<String> unreadable) {
    List<RouteProblem> problems = new ArrayList<>();
    for (RouteFile file : files) {
      shape(file, problems);
      durations(file, problems);
    }
    starts(files, problems);
    targets(files, unreadable, problems);
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

  /**
   * A direct endpoint has one consumer; only routes that different preconditions keep apart may
   * share it.
   */
  private void starts(Collection<RouteFile> files, List<RouteProblem> problems) {
    Map<String, List<Start>> byStart = new HashMap<>();
    for (RouteFile file : files) {
      for (RouteFile.Item route : file.routes()) {
        RouteFile.from(route)
            .filter(from -> from.text().startsWith(DIRECT))
            .map(from -> new Start(file, from, RouteFile.value(route, "precondition")))
            .ifPresent(
                start -> {
                  List<Start> others =
                      byStart.computeIfAbsent(resolved(start.from()), none -> new ArrayList<>());
                  others.stream()
                      .filter(start::meets)
                      .findFirst()
                      .ifPresent(other -> problems.add(start.clash(other)));
                  others.add(start);
                });
      }
    }
  }

  /** Where a route starts. */
  private record Start(
      RouteFile file, RouteFile.Placed from, Optional<RouteFile.Placed> precondition) {

    boolean meets(Start other) {
      return precondition.isEmpty()
          || other.precondition.isEmpty()
          || precondition.get().text().equals(other.precondition.get().text());
    }

    /** The one that starts elsewhere than its name says is to blame. */
    RouteProblem clash(Start other) {
      boolean otherStrayed = !other.from.text().equals(DIRECT + other.file.expectedId());
      Start blamed = otherStrayed ? other : this;
      Start first = otherStrayed ? this : other;
      return problem(
          blamed.file,
          blamed.from.line(),
          blamed.from.text() + " is where " + first.file.path() + " starts already");
    }
  }

  private void targets(
      Collection<RouteFile> files, Collection<String> unreadable, List<RouteProblem> problems) {
    Set<String> starts = new HashSet<>();
    unreadable.forEach(id -> starts.add(DIRECT + id));
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

  /** Beside its route a configuration is reloaded with it; alone it never would be. */
  private static void configurations(Collection<RouteFile> files, List<RouteProblem> problems) {
    Map<String, RouteFile> byId = new HashMap<>();
    for (RouteFile file : files) {
      Set<String> here = new HashSet<>();
      file.items().stream()
          .filter(item -> item.kind().equals("routeConfiguration"))
          .flatMap(item -> RouteFile.value(item, "id").stream())
          .forEach(
              id -> {
                here.add(id.text());
                RouteFile other = byId.putIfAbsent(id.text(), file);
                if (other != null) {
                  problems.add(
                      problem(
                          file,
                          id.line(),
                          "the routeConfiguration " + id.text() + " is in " + other.path()));
                }
              });
      for (RouteFile.Item route : file.routes()) {
        RouteFile.value(route, "routeConfigurationId")
            .filter(wanted -> !here.contains(wanted.text()))
            .ifPresent(
                wanted ->
                    problems.add(
                        problem(
                            file,
                            wanted.line(),
                            "there is no routeConfiguration %s in this file"
                                .formatted(wanted.text()))));
      }
    }
  }

  /** Camel takes some words for 0, and a timer of period 0 polls without a pause. */
  private void durations(RouteFile file, List<RouteProblem> problems) {
    for (RouteFile.Placed value : file.values(key -> DURATION_KEY.matcher(key).matches())) {
      String text = placeholders.apply(value.text());
      if (!DURATION.matcher(text).matches()) {
        problems.add(
            problem(
                file,
                value.line(),
                "\"%s\" is no duration: use for example 500, 30s or 5m".formatted(text)));
      }
    }
  }

  private void feeds(Collection<RouteFile> files, List<RouteProblem> problems) {
    Map<String, RouteFile> byFeed = new HashMap<>();
    for (RouteFile file : files) {
      if (file.targets().stream().noneMatch(to -> to.text().equals("direct:poll"))) {
        continue;
      }
      requireSynchronous(file, problems);
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

  /** Else the timer ticks on while a poll waits in another thread, and drains the feed twice. */
  private static void requireSynchronous(RouteFile file, List<RouteProblem> problems) {
    boolean synchronous =
        file.values("synchronous"::equals).stream().anyMatch(value -> value.text().equals("true"));
    for (RouteFile.Item route : file.routes()) {
      boolean timer =
          RouteFile.from(route).filter(from -> from.text().startsWith("timer")).isPresent();
      if (timer && !synchronous) {
        problems.add(
            problem(
                file,
                route.line(),
                "a timer that polls needs synchronous: true, or it drains a feed twice at a time"));
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
