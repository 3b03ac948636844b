package dev.opsentinel.routing;

/** A route file cannot be used. */
final class BadRoute extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient RouteProblem problem;

  BadRoute(RouteProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  RouteProblem problem() {
    return problem;
  }
}
