package dev.opsentinel.simulator;

import java.util.concurrent.atomic.AtomicLongArray;

/** Each vault's content version; it rises by one with every write (seen from 12 upwards). */
final class VaultVersions {
  private final AtomicLongArray versions;

  VaultVersions(Organisation organisation) {
    versions = new AtomicLongArray(organisation.vaults().size());
  }

  /** The event itself, or, for a write to a vault, the event with the version it leads to. */
  AuditEvent count(AuditEvent event) {
    return event.kind() == AuditKind.ITEMS_PATCHED
        ? event.atVersion(11 + versions.incrementAndGet(event.vault().number()))
        : event;
  }
}
