package dev.opsentinel.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * Somebody, or some build server, with habits.
 *
 * @param number place in the organisation's list
 * @param service a service account: never signs in, fetches items through the command line
 * @param administrator does the account's housekeeping beside the own work
 * @param startHour when the working day begins, local time at home
 * @param devices one or more; the first is the one for work
 * @param vaults those with access, the most used first
 */
record Person(
    int number,
    String uuid,
    String name,
    String email,
    boolean service,
    boolean administrator,
    int startHour,
    Whereabouts home,
    Whereabouts office,
    List<Device> devices,
    List<Vault> vaults) {

  /** The user object: {@code uuid}, {@code name}, {@code email}. */
  void write(JsonGenerator json, String field) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("uuid", uuid);
    json.writeStringField("name", name);
    json.writeStringField("email", email);
    json.writeEndObject();
  }
}
