package dev.opsentinel.pipeline;

import dev.opsentinel.settings.SettingCatalogue;
import dev.opsentinel.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.apache.camel.main.Main;

/** Turns on {@code /observe/health} and {@code /observe/metrics} where a port is set. */
final class Observation {
  private Observation() {}

  /**
   * Configures camel-main's management server.
   *
   * @return whether it will serve
   * @throws CannotStart when the port is taken; camel-main itself would only warn and go on deaf
   */
  static boolean configure(Main main, Settings settings) {
    if (settings.find(SettingCatalogue.HTTP_PORT).isEmpty()) {
      return false;
    }
    String host = settings.get(SettingCatalogue.HTTP_HOST);
    int port = settings.get(SettingCatalogue.HTTP_PORT);
    requireFree(host, port);
    main.addOverrideProperty("camel.management.enabled", "true");
    main.addOverrideProperty("camel.management.host", host);
    main.addOverrideProperty("camel.management.port", String.valueOf(port));
    main.addOverrideProperty("camel.management.healthCheckEnabled", "true");
    main.addOverrideProperty("camel.management.metricsEnabled", "true");
    main.addOverrideProperty("camel.health.exposureLevel", "full");
    main.addOverrideProperty("camel.metrics.enabled", "true");
    main.addOverrideProperty("camel.metrics.binders", "jvm-memory,processor");
    return true;
  }

  private static void requireFree(String host, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new CannotStart(
          "opsentinel.http.port "
              + port
              + " on "
              + host
              + " cannot be opened ("
              + e.getMessage()
              + "): stop what listens there, or set another port");
    }
  }
}
