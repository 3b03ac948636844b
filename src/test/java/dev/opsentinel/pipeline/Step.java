package dev.opsentinel.pipeline;

import java.util.regex.Pattern;
import org.apache.camel.NamedNode;
import org.apache.camel.support.CamelContextHelper;

/** The steps of fetch, buffer, save and take, deliver, delete, after each of which one may die. */
enum Step {
  FETCHED("poll", "direct:events-api"),
  MAPPED_TO_ROWS("poll", "direct:rows"),
  PUT_ONE_MESSAGE("buffer-spool", "put"),
  BUFFERED("poll", "direct:buffer"),
  SAVED_THE_CURSOR("poll", "next"),
  COUNTED("poll", "count"),
  TAKEN("take-spool", "label"),
  OPENED("deliver", "message"),
  APPENDED_TO_THE_TABLE("sink-local", "append"),
  DELIVERED("take-spool", "direct:deliver");

  private final String route;
  private final String label;

  Step(String route, String label) {
    this.route = route;
    this.label = label;
  }

  /** Whether the node is the one after which this step is done. */
  boolean is(NamedNode node) {
    return CamelContextHelper.getRouteId(node).equals(route)
        && node.getLabel().matches(".*[\\[:]" + Pattern.quote(label) + "]");
  }
}
