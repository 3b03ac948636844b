package dev.opsentinel.health;

/**
 * A failure in the words of somebody who has to act on it.
 *
 * @param category what it means for the feed
 * @param sentence one line: what was wrong, where, what to do; no secret
 */
record Trouble(Category category, String sentence) {}
