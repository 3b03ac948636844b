package dev.opsentinel.routing;

import dev.opsentinel.eventsapi.Polling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings edits of route files into the running context. An edit that does not pass {@link
 * RouteCheck} is reported with file, line and cause, and changes nothing.
 *
 * <p>Looks only when told to ({@link #look}), by one thread. A change counts once it stood still
 * from one look to the next, so that a half-written file is not taken for an edit.
 */
public final class LiveRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);

  private final CamelContext context;
  private final RouteFolder folder;
  private final RouteCheck check;
  private final Polling polling;
  private final Consumer<RouteProblem> report;
  private final Map<Path, RouteFile> running;
  private Map<Path, String> lastSeen;
  private Map<Path, String> lastJudged;
  private boolean unreadable;

  /**
   * Takes the folder as it is now for what runs; it was just loaded from there.
   *
   * @param report receives the problems of refused edits
   * @throws IOException when the folder cannot be read
   */
  public LiveRoutes(
      CamelContext context,
      Path folder,
      RouteCheck check,
      Polling polling,
      Consumer<RouteProblem> report)
      throws IOException {
    this.context = context;
    this.folder = new RouteFolder(folder);
    this.check = check;
    this.polling = polling;
    this.report = report;
    this.running = new TreeMap<>();
    this.lastSeen = this.folder.texts();
    this.lastJudged = lastSeen;
    lastSeen.forEach((path, text) -> running.put(path, RouteFile.parse(path, text)));
  }

  /** Looks at the folder and brings in what changed and stood still since the last look. */
  public void look() {
    Map<Path, String> now;
    try {
      now = folder.texts();
      unreadable = false;
    } catch (IOException e) {
      if (!unreadable) {
        LOG.warn("the routes cannot be read, {}; the running versions go on", e.toString());
      }
      unreadable = true;
      return;
    }
    if (now.equals(lastSeen) && !now.equals(lastJudged)) {
      lastJudged = now;
      judge(now);
    }
    lastSeen = now;
  }

  private void judge(Map<Path, String> texts) {
    Map<Path, RouteFile> changed = new TreeMap<>();
    List<RouteProblem> problems = new ArrayList<>();
    for (Map.Entry<Path, String> file : texts.entrySet()) {
      RouteFile before = running.get(file.getKey());
      if (before == null || !before.text().equals(file.getValue())) {
        try {
          changed.put(file.getKey(), RouteFile.parse(file.getKey(), file.getValue()));
        } catch (BadRoute e) {
          problems.add(e.problem());
        }
      }
    }
    Collection<Path> removed = new TreeSet<>(running.keySet());
    removed.removeAll(texts.keySet());

    if (!bringIn(changed, removed).isEmpty()) {
      problems.addAll(bringInWhatFits(changed, removed));
    }
    problems.forEach(report);
  }

  /** Together they do not fit; what is good by itself need not wait for the rest. */
  private List<RouteProblem> bringInWhatFits(
      Map<Path, RouteFile> changed, Collection<Path> removed) {
    Map<Path, RouteFile> waiting = new TreeMap<>(changed);
    Collection<Path> leaving = new TreeSet<>(removed);
    List<RouteProblem> problems = new ArrayList<>();
    boolean fitted = true;
    while (fitted) { // what fitted may be what another one needs
      problems.clear();
      fitted = false;
      for (RouteFile file : List.copyOf(waiting.values())) {
        List<RouteProblem> refused = bringIn(Map.of(file.path(), file), List.of());
        problems.addAll(refused);
        if (refused.isEmpty()) {
          waiting.remove(file.path());
          fitted = true;
        }
      }
      for (Path path : List.copyOf(leaving)) {
        List<RouteProblem> refused = bringIn(Map.of(), List.of(path));
        problems.addAll(refused);
        if (refused.isEmpty()) {
          leaving.remove(path);
          fitted = true;
        }
      }
    }
    return problems;
  }

  /** Applies the changes if they pass; else returns why not, and nothing has changed. */
  private List<RouteProblem> bringIn(Map<Path, RouteFile> changed, Collection<Path> removed) {
    if (changed.isEmpty() && removed.isEmpty()) {
      return List.of();
    }
    Map<Path, RouteFile> candidate = new TreeMap<>(running);
    candidate.putAll(changed);
    candidate.keySet().removeAll(removed);
    List<RouteProblem> problems = check.problems(candidate.values(), changed.values());
    if (!problems.isEmpty()) {
      return problems;
    }
    // A drain ends between two pages, so that no route is exchanged in the middle of one.
    polling.pause();
    try {
      return exchange(changed, removed);
    } finally {
      polling.resume();
    }
  }

  /**
   * One route after the other: callers of the one that is away wait for it. First go those that are
   * removed, since a renamed one starts from where its old self does.
   */
  @SuppressWarnings("IllegalCatch") // Camel declares Exception; the versions that ran come back
  private List<RouteProblem> exchange(Map<Path, RouteFile> changed, Collection<Path> removed) {
    Map<Path, RouteFile> before = new TreeMap<>(running);
    RouteFile at = null;
    try {
      for (Path path : removed) {
        at = running.get(path);
        remove(at);
      }
      for (RouteFile file : changed.values()) {
        at = file;
        load(file);
      }
    } catch (Exception e) {
      LOG.debug("{} passed the check but does not start", at.path(), e);
      restore(before, changed, removed);
      return List.of(RouteTrial.problem(at, e));
    }
    removed.forEach(path -> LOG.info("{}: route removed", path));
    changed
        .keySet()
        .forEach(
            path -> LOG.info("{}: route {}", path, before.containsKey(path) ? "updated" : "added"));
    return List.of();
  }

  @SuppressWarnings("IllegalCatch") // Camel declares Exception; the others still come back
  private void restore(
      Map<Path, RouteFile> before, Map<Path, RouteFile> changed, Collection<Path> removed) {
    Collection<Path> touched = new TreeSet<>(changed.keySet());
    touched.addAll(removed);
    for (Path path : touched) {
      try {
        if (before.containsKey(path)) {
          load(before.get(path));
        } else {
          remove(changed.get(path));
        }
      } catch (Exception e) {
        LOG.error("{}: the running version could not be restored", path, e);
      }
    }
  }

  private void load(RouteFile file) throws Exception {
    PluginHelper.getRoutesLoader(context)
        .updateRoutes(ResourceHelper.fromString("file:" + file.path(), file.text()));
    running.put(file.path(), file);
  }

  private void remove(RouteFile file) throws Exception {
    context.getRouteController().stopRoute(file.expectedId());
    context.removeRoute(file.expectedId());
    running.remove(file.path());
  }
}
