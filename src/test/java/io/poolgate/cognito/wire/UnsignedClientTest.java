package io.poolgate.cognito.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.poolgate.cognito.wire.UnsignedClient.Patience;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// Our client beside the SDK's own: it says the same, and understands the same.
class UnsignedClientTest {
  private static final BlockingQueue<Said> SAID = new LinkedBlockingQueue<>();
  private static HttpServer server;
  private static volatile int status = 200;
  private static volatile byte[] answer = {};
  private static Transmission transmission;
  private static UnsignedClient ours;
  private static CognitoIdentityProviderClient theirs;

  private record Said(
      String method, URI target, List<String> operation, List<String> type, String body) {}

  @BeforeAll
  static void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", UnsignedClientTest::reply);
    server.start();
    var endpoint = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    var patience = new Patience(Duration.ofSeconds(30), Duration.ofSeconds(30), 1);
    var bounds =
        new PooledConnections.Bounds(
            Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofSeconds(30), 1);
    transmission =
        new Transmission(
            endpoint,
            new LastingConnections(() -> PooledConnections.open(bounds, Optional.empty())));
    ours = new UnsignedClient(transmission, patience);
    theirs =
        CognitoIdentityProviderClient.builder()
            .region(Region.EU_WEST_1)
            .endpointOverride(endpoint)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(Apache5HttpClient.create())
            .build();
  }

  @AfterAll
  static void stop() {
    transmission.close();
    theirs.close();
    server.stop(0);
  }

  static Stream<Method> operations() {
    return Stream.of(
            RegistrationOperations.class,
            SignInOperations.class,
            AccountOperations.class,
            FactorOperations.class)
        .flatMap(operations -> Stream.of(operations.getDeclaredMethods()))
        .filter(method -> !method.isSynthetic())
        .map(UnsignedClientTest::ofEveryClient);
  }

  private static Method ofEveryClient(Method operation) {
    try {
      return CognitoIdentityProviderClient.class.getMethod(
          operation.getName(), operation.getParameterTypes());
    } catch (NoSuchMethodException e) {
      throw new LinkageError(operation.getName(), e);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void anOperationIsTheSameOnTheWire(Method operation) throws Exception {
    status = 200;
    var response = Samples.filled(builder(operation.getReturnType()), SdkPojo.class);
    answer = json(response);
    var request = Samples.filled(builder(operation.getParameterTypes()[0]), SdkPojo.class);
    var theirAnswer = operation.invoke(theirs, request);
    var theirRequest = SAID.take();
    var ourAnswer = (SdkPojo) operation.invoke(ours, request);
    assertThat(ourAnswer.equalsBySdkFields(theirAnswer)).isTrue();
    assertThat(ourAnswer.equalsBySdkFields(response)).isTrue();
    assertThat(SAID.take()).isEqualTo(theirRequest);
  }

  static Stream<String> failures() throws IOException {
    return ExceptionNames.onTheWire().stream();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureIsTheSameException(String name) {
    status = 400;
    answer =
        "{\"__type\":\"%s\",\"message\":\"why\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
    var theirException = failure(theirs);
    var exception = failure(ours);
    assertThat(exception).hasSameClassAs(theirException);
    assertThat(exception.awsErrorDetails().errorCode()).isEqualTo(name);
    assertThat(exception.awsErrorDetails().errorMessage()).isEqualTo("why");
    assertThat(exception.statusCode()).isEqualTo(400);
    assertThat(exception.isThrottlingException()).isEqualTo(theirException.isThrottlingException());
  }

  private static CognitoIdentityProviderException failure(CognitoIdentityProviderClient client) {
    return catchThrowableOfType(
        CognitoIdentityProviderException.class, () -> client.getUser(r -> r.accessToken("x")));
  }

  private static SdkPojo builder(Class<?> type) throws ReflectiveOperationException {
    return (SdkPojo) type.getMethod("builder").invoke(null);
  }

  private static byte[] json(SdkPojo pojo) throws IOException {
    var request = new JsonProtocol(URI.create("http://localhost")).request("Any", pojo);
    return request.body().getContent().readAllBytes();
  }

  private static void reply(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = exchange.getRequestHeaders();
      SAID.add(
          new Said(
              exchange.getRequestMethod(),
              exchange.getRequestURI(),
              headers.getOrDefault("X-Amz-Target", List.of()),
              headers.getOrDefault("Content-Type", List.of()),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
