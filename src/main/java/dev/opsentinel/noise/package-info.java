/**
 * The noise policy: which events become rows, decided by a file that a SOC engineer can read.
 *
 * <p>One rule stands above the file: what cannot be judged is kept. An unknown feature, a value
 * that is missing or of the wrong type, a full memory: each of them keeps more events, never fewer.
 */
package dev.opsentinel.noise;
