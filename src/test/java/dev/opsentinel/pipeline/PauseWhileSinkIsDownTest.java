package dev.opsentinel.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class PauseWhileSinkIsDownTest {

  @Test
  void anotherVersionOfTheRouteBeginsUnpausedAndTheOldOneIsNotWokenAgain() throws Exception {
    try (DefaultCamelContext context = new DefaultCamelContext()) {
      context
          .getRegistry()
          .bindAsPrototype("pause", PauseWhileSinkIsDown.class, PauseWhileSinkIsDown::new);
      context.addRoutes(failing());
      context.start();
      PauseWhileSinkIsDown before = pause(context);
      for (int i = 0; i < 3; i++) {
        context.createFluentProducerTemplate().to("direct:take").send();
      }
      assertThat(before.getStateAsString()).isEqualTo("opened");

      context.getRouteController().stopRoute("take");
      context.removeRoute("take");
      context.addRoutes(failing());

      assertThat(pause(context)).isNotSameAs(before);
      assertThat(pause(context).getStateAsString()).isEqualTo("closed");
      assertThat(before.isStopped()).isTrue();
      assertThat(context.hasService(before)).isFalse();
    }
  }

  private static PauseWhileSinkIsDown pause(DefaultCamelContext context) {
    Route route = context.getRoute("take");
    return (PauseWhileSinkIsDown) route.getRoutePolicyList().get(0);
  }

  private static RouteBuilder failing() {
    return new RouteBuilder() {
      @Override
      public void configure() {
        from("direct:take")
            .routeId("take")
            .routePolicyRef("pause")
            .errorHandler(noErrorHandler())
            .throwException(new IllegalStateException("the sink is down"));
      }
    };
  }
}
