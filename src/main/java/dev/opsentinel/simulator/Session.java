package dev.opsentinel.simulator;

/**
 * What one sign-in opens; sign-ins, item usages and audit events of it share device and address.
 *
 * @param seed makes the id
 * @param loginNanos when it opened, nanoseconds since 1970
 */
record Session(
    Organisation organisation,
    Person person,
    Device device,
    Whereabouts at,
    long seed,
    long loginNanos) {

  String uuid() {
    return Identifiers.upper(seed);
  }
}
