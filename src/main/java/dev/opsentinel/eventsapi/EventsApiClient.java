package dev.opsentinel.eventsapi;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client of the {@code events-api} route: no retries of its own, which would pass by the
 * rate budget, and a deadline for the whole exchange, since the client's own time-outs are per read
 * (camel-routes reference, traps 6 and 8).
 */
public final class EventsApiClient implements HttpClientConfigurer {

  private final Duration deadline;
  private final String userAgent;
  private final ScheduledExecutorService timer;

  /**
   * Prepares the client.
   *
   * @param deadline from the request's start to the last byte of its answer
   */
  public EventsApiClient(Duration deadline, String userAgent, ScheduledExecutorService timer) {
    this.deadline = deadline;
    this.userAgent = userAgent;
    this.timer = timer;
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    Timeout whole = Timeout.ofMilliseconds(deadline.toMillis());
    client
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .setUserAgent(userAgent)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(whole)
                .setResponseTimeout(whole)
                .build())
        .addExecInterceptorFirst(
            "deadline",
            (request, scope, chain) -> {
              if (scope.originalRequest instanceof HttpUriRequestBase cancellable) {
                // The body is read after this chain. Cancelling a finished request does nothing.
                ScheduledFuture<?> unused =
                    timer.schedule(cancellable::cancel, deadline.toMillis(), TimeUnit.MILLISECONDS);
              }
              return chain.proceed(request, scope);
            });
  }
}
