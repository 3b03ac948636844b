package dev.opsentinel.pipeline;

import dev.opsentinel.noise.InvalidNoisePolicy;
import dev.opsentinel.noise.NoiseFilter;
import dev.opsentinel.noise.NoisePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings edits of the noise policy and its CSV files into the running filter. A bad edit is
 * reported and changes nothing.
 */
final class LivePolicy {

  private static final Logger LOG = LoggerFactory.getLogger(LivePolicy.class);

  private final Path policyFile;
  private final NoiseFilter noise;
  private Set<Path> files;
  private Map<Path, Long> lastSeen;
  private Map<Path, Long> lastJudged;

  LivePolicy(Path policyFile, NoisePolicy policy, NoiseFilter noise) {
    this.policyFile = policyFile;
    this.noise = noise;
    this.files = policy.files();
    this.lastSeen = contents();
    this.lastJudged = lastSeen;
  }

  /** Looks at the files and brings in what changed and stood still since the last look. */
  void look() {
    Map<Path, Long> now = contents();
    if (now.equals(lastSeen) && !now.equals(lastJudged)) {
      try {
        NoisePolicy policy = NoisePolicy.read(policyFile);
        noise.replace(policy);
        files = policy.files();
        LOG.info("{}: noise policy updated", policyFile);
      } catch (InvalidNoisePolicy e) {
        files = e.files();
        e.problems().forEach(problem -> LOG.warn("{}; the running policy goes on", problem));
      }
      now = contents();
      lastJudged = now;
    }
    lastSeen = now;
  }

  /** A checksum a file; -1 while it cannot be read. */
  private Map<Path, Long> contents() {
    Map<Path, Long> contents = new TreeMap<>();
    for (Path file : files) {
      try {
        CRC32C sum = new CRC32C();
        sum.update(Files.readAllBytes(file));
        contents.put(file, sum.getValue());
      } catch (IOException e) {
        contents.put(file, -1L);
      }
    }
    return contents;
  }
}
