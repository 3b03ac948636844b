package dev.opsentinel.simulator;

/** The request's body is one that the API answers with 400. */
final class BadRequest extends Exception {
  BadRequest(String message) {
    super(message);
  }
}
