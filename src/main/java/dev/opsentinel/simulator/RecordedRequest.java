package dev.opsentinel.simulator;

import java.time.Instant;

/**
 * A request that reached the simulator.
 *
 * @param path without query
 * @param body as text; empty for a GET
 * @param status answered; 0 when the connection was cut without an answer
 * @param at when, by the simulator's clock
 */
public record RecordedRequest(String method, String path, String body, int status, Instant at) {}
