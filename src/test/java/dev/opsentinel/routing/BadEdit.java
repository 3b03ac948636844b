package dev.opsentinel.routing;

import java.nio.charset.StandardCharsets;

/**
 * The ways to get an edit of a shipped route file wrong, each with what has to be said about it.
 */
public enum BadEdit {
  YAML_SYNTAX("rows", "- filter:", "- filter: {", "statusPropertyName", "line 18"),
  TAB_AS_INDENT("buffer", "        - split:", "\t- split:", "\t- split:", "not YAML"),
  WRONG_INDENT(
      "buffer", "            steps:", "           steps:", "           steps:", "not YAML"),
  EMPTY("rows", "", "the file is empty"),
  HALF_WRITTEN("poll", "", ""),
  UNKNOWN_EIP("buffer", "- split:", "- splitt:", "splitt"),
  UNKNOWN_EIP_OPTION(
      "buffer", "stopOnException", "stopOnExcpetion", "stopOnExcpetion is neither an option"),
  UNKNOWN_BEAN_IN_EXPRESSION("buffer", "ref: messages", "ref: mesages", "mesages"),
  UNKNOWN_BEAN_IN_STEP("dead-letter", "ref: deadLetters", "ref: deadLeters", "deadLeters"),
  UNKNOWN_ROUTE_POLICY("take-spool", "pauseWhileSinkIsDown", "pauseWhileSinkIsDwon", "Dwon"),
  UNKNOWN_AGGREGATION("rows", "keptRows", "keptRow", "keptRow"),
  UNKNOWN_REF("poll", "retryAfter", "retryAftr", "retryAftr"),
  UNKNOWN_METHOD_IN_EXPRESSION(
      "buffer", "method: pack}", "method: pak}", "a Messages, has no method pak"),
  UNKNOWN_METHOD_IN_STEP("dead-letter", "method: keep}", "method: kep}", "kep"),
  UNKNOWN_ENDPOINT_OPTION(
      "take-spool", "readLock:", "raedLock:", "the endpoint has no option raedLock"),
  UNKNOWN_COMPONENT("take-spool", "uri: file", "uri: flie", "flie"),
  MISSING_PLACEHOLDER("take-spool", "opsentinel.home", "opsentinel.hme", "opsentinel.hme"),
  BAD_SIMPLE("health-rows", "${body.account}", "${body.account", "${body.account"),
  UNKNOWN_FUNCTION("health-rows", "${body.account}", "${bdy.account}", "bdy.account"),
  UNKNOWN_EXCEPTION("deliver", "UnreadableMessage]", "UnreadableMesage]", "UnreadableMesage"),
  BAD_DURATION("poll-item-usages", "\"{{opsentinel.poll.period}}\"", "abc", "abc"),
  BAD_NUMBER("take-spool", "maxMessagesPerPoll: 500", "maxMessagesPerPoll: many", "many"),
  BAD_REDELIVERY("poll", "maximumRedeliveries: 3", "maximumRedeliveries: few", "few"),
  NOBODY_STARTS_THERE("poll", "to: direct:rows", "to: direct:row", "direct:row"),
  STARTS_TWICE("buffer-spool", "uri: direct:buffer-spool", "uri: direct:rows", "direct:rows"),
  RENAMED_ID("rows", "id: rows", "id: lines", "lines"),
  REMOVED_ID("rows", "    id: rows\n", "", "- route:", "\"rows\""),
  ANOTHERS_ID("buffer", "id: buffer", "id: rows", "\"buffer\""),
  NO_ERROR_HANDLER(
      "sink-local", "    errorHandler: {noErrorHandler: {}}\n", "", "- route:", "noErrorHandler"),
  UNKNOWN_CONFIGURATION("poll", "Id: poll-failures", "Id: poll-failure", "poll-failure"),
  POLLS_ASYNCHRONOUSLY(
      "poll-item-usages", ", synchronous: true", "", "- route:", "needs synchronous: true"),
  UNKNOWN_FEATURE("poll-item-usages", "constant: itemusages", "constant: itemusage", "itemusage"),
  ACCOUNT_WITHOUT_TOKEN(
      "poll-item-usages", "constant: main", "constant: mian", "opsentinel.events-api.mian.token"),
  FEED_POLLED_TWICE(
      "poll-item-usages", "constant: itemusages", "constant: auditevents", "poll-audit-events"),
  TWO_ROUTES("sink-local", "", "one route a file"),
  NOT_UTF8("rows", "", "UTF-8");

  private final String id;
  private final String from;
  private final String to;
  private final String place;
  private final String cause;

  BadEdit(String id, String to, String cause) {
    this(id, "", to, to, cause);
  }

  BadEdit(String id, String from, String to, String cause) {
    this(id, from, to, to, cause);
  }

  BadEdit(String id, String from, String to, String place, String cause) {
    this.id = id;
    this.from = from;
    this.to = to;
    this.place = place;
    this.cause = cause;
  }

  /** The route whose file is edited. */
  public String id() {
    return id;
  }

  /** Part of the sentence that a user is told. */
  public String cause() {
    return cause;
  }

  /**
   * Makes the edit.
   *
   * @return the line, from 1, that has to be named
   */
  public int make(RouteCopy routes) {
    String text = routes.text(id);
    switch (this) {
      case EMPTY -> routes.write(id, "");
      case HALF_WRITTEN -> {
        String half = text.substring(0, text.indexOf("{ref: cursors, method: read") + 15);
        routes.write(id, half);
        return (int) half.lines().count();
      }
      case TWO_ROUTES -> {
        routes.write(id, text + text.replace("sink-local", "sink-other"));
        return (int) text.lines().count() + 1;
      }
      case NOT_UTF8 ->
          routes.write(
              id, text.replace("dropped", "gel\u00f6scht").getBytes(StandardCharsets.ISO_8859_1));
      default -> {
        routes.edit(id, before -> before.replaceFirst(quoted(from), replacement(to)));
        return line(routes.text(id), place);
      }
    }
    return this == NOT_UTF8 ? line(text, "dropped") : 1;
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private static String replacement(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private static int line(String text, String place) {
    int at = text.indexOf(place);
    return (int) text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }
}
