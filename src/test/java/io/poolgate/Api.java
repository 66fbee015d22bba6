package io.poolgate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.poolgate.contract.ContractValidator;
import io.poolgate.contract.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A client of the API that holds each exchange to the contract and notes the secrets in it, so
/// that the suite's log can be searched for them.
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ContractValidator CONTRACT = ContractValidator.ofProject();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI server;
  private final boolean held;

  public Api(URI server, boolean heldToContract) {
    this.server = server;
    this.held = heldToContract;
  }

  public URI server() {
    return server;
  }

  public Answer get(String path) {
    return call("GET", path).send();
  }

  public Answer post(String path, String json) {
    return call("POST", path).json(json).send();
  }

  public Answer post(String path, Map<String, ?> fields) {
    return call("POST", path).json(fields).send();
  }

  /// The sum of all metrics whose line at `/prometheus` begins so.
  public double metric(String start) {
    return get("/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  public Call call(String method, String path) {
    return new Call(method, path);
  }

  /// One request being put together.
  public final class Call {
    private final String method;
    private final String path;
    private final List<String> headers = new ArrayList<>();
    private @Nullable String body;
    private boolean right = true;

    private Call(String method, String path) {
      this.method = method;
      this.path = path;
    }

    public Call header(String name, String value) {
      headers.add(name);
      headers.add(value);
      return this;
    }

    public Call bearer(String token) {
      UsedSecrets.note(token);
      return header("Authorization", "Bearer " + token);
    }

    public Call json(String json) {
      return body("application/json", json);
    }

    public Call json(Map<String, ?> fields) {
      try {
        return json(JSON.writeValueAsString(fields));
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }

    public Call body(String type, String content) {
      body = content;
      return header("Content-Type", type);
    }

    /// This request departs from the contract on purpose; its answer must not.
    public Call wrong() {
      right = false;
      return this;
    }

    public Answer send() {
      var publisher =
          body == null
              ? HttpRequest.BodyPublishers.noBody()
              : HttpRequest.BodyPublishers.ofString(body);
      var builder =
          HttpRequest.newBuilder(server.resolve(path))
              .timeout(Duration.ofSeconds(30))
              .method(method, publisher);
      if (!headers.isEmpty()) {
        builder.headers(headers.toArray(String[]::new));
      }
      try {
        var response = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
        UsedSecrets.noteIn(body);
        UsedSecrets.noteIn(response.body());
        if (held) {
          hold(Exchange.of(response, body));
        }
        return new Answer(response);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private void hold(Exchange exchange) {
      var violations =
          right ? CONTRACT.violations(exchange) : CONTRACT.responseViolations(exchange);
      if (!violations.isEmpty()) {
        throw new AssertionError(method + " " + path + " departs from the contract: " + violations);
      }
    }
  }
}
