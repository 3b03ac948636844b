package dev.opsentinel.simulator;

import java.util.List;

/**
 * What one request brings.
 *
 * @param at where the request stood
 * @param events oldest first, or in the order they arrived where some came late
 * @param next where the following request continues; equal to {@code at} when there are no events
 * @param hasMore whether an event after this page exists now
 */
record Page(Cursor at, List<Event> events, Cursor next, boolean hasMore) {}
