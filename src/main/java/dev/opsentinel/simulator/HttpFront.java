package dev.opsentinel.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP side: listens on the loopback address, keeps a record, sends replies well or badly. */
final class HttpFront implements AutoCloseable {
  private static final int GREATEST_BODY = 1 << 16;
  private static final long CRAWL_MILLIS = 200;

  private final HttpServer server;
  private final Clock clock;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "events-api-simulator");
            thread.setDaemon(true);
            return thread;
          });
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<RecordedRequest> requests = new ArrayList<>();

  private HttpFront(HttpServer server, Clock clock) {
    this.server = server;
    this.clock = clock;
  }

  /**
   * Takes the port, but answers only after {@link #serve}.
   *
   * @param port 0 for any free one
   * @throws IllegalStateException when the port is taken
   */
  static HttpFront bind(int port, Clock clock) {
    // The JDK's server sends head and body in two packets; without this each answer waits 40 ms for
    // the client's delayed acknowledgement. Read once, when the first server of the JVM is made.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new HttpFront(HttpServer.create(new InetSocketAddress(loopback, port), 0), clock);
    } catch (BindException taken) {
      throw new IllegalStateException(
          "Port %d is taken: choose another one, or 0 for any free one.".formatted(port), taken);
    } catch (IOException noNetwork) {
      throw new UncheckedIOException(noNetwork);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  void serve(EventsApi api) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, api));
    server.start();
  }

  List<RecordedRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  private void handle(HttpExchange exchange, EventsApi api) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String path = exchange.getRequestURI().getPath();
      String authorization =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
      String body =
          new String(exchange.getRequestBody().readNBytes(GREATEST_BODY), StandardCharsets.UTF_8);
      Reply reply = api.answer(method, path, authorization, body);
      record(new RecordedRequest(method, path, body, reply.status(), clock.instant()));
      send(exchange, reply);
    }
  }

  private void record(RecordedRequest request) {
    synchronized (requests) {
      requests.add(request);
    }
  }

  private void send(HttpExchange exchange, Reply reply) throws IOException {
    if (reply.delivery() == Reply.Delivery.NONE) {
      return;
    }
    byte[] body = reply.body();
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    OutputStream out = exchange.getResponseBody();
    switch (reply.delivery()) {
      case CUT -> {
        out.write(body, 0, body.length / 2);
        out.flush();
      }
      case CRAWLING -> crawl(out, body);
      default -> out.write(body);
    }
  }

  /** Ends with an exception when the client is gone. */
  private void crawl(OutputStream out, byte[] body) throws IOException {
    try {
      for (byte one : body) {
        out.write(one);
        out.flush();
        if (closing.await(CRAWL_MILLIS, TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
