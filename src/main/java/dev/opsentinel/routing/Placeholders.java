package dev.opsentinel.routing;

import org.apache.camel.CamelContext;
import org.apache.camel.component.properties.PropertiesComponent;

/** Where <code>{{...}}</code> in routes takes its values from. */
public final class Placeholders {
  private Placeholders() {}

  /**
   * Leaves the settings as the only source. By itself Camel lets an environment variable win over
   * everything, unchecked and unresolved, even over a setting of the command line.
   */
  public static void onlyFromSettings(CamelContext context) {
    if (context.getPropertiesComponent() instanceof PropertiesComponent properties) {
      properties.setEnvironmentVariableMode(PropertiesComponent.ENVIRONMENT_VARIABLES_MODE_NEVER);
      properties.setSystemPropertiesMode(PropertiesComponent.SYSTEM_PROPERTIES_MODE_NEVER);
    }
  }
}
