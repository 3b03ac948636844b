/**
 * A stand-in for the 1Password Events API, over real HTTP on the loopback address. It serves an
 * invented organisation's activity and, when armed, answers as badly as a real server can.
 *
 * <p>Others reach it through HTTP, {@link dev.opsentinel.simulator.EventsApiSimulator} and the
 * types it names; the rest of the package is its own business. It depends on no other package of
 * OpSentinel.
 */
package dev.opsentinel.simulator;
