package io.poolgate.localpool.server;

import com.sun.net.httpserver.Headers;
import io.poolgate.localpool.wire.Json;
import io.poolgate.localpool.wire.OperationHandler;
import io.poolgate.localpool.wire.Parameters;
import io.poolgate.localpool.wire.PoolException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Cognito's wire protocol, AWS JSON 1.1: the operation in `X-Amz-Target`, parameters and answer as
/// JSON, failures as 400 with their type in body and header.
public final class WireProtocol {
  static final String MEDIA_TYPE = "application/x-amz-json-1.1";

  private static final String TARGET_PREFIX = "AWSCognitoIdentityProviderService.";
  private static final System.Logger LOG = System.getLogger(WireProtocol.class.getName());

  private final Map<String, OperationHandler> operations;

  public WireProtocol(Map<String, OperationHandler> operations) {
    this.operations = Map.copyOf(operations);
  }

  /// The operation that a request names; empty where it names none.
  static String operation(Headers headers) {
    String target = headers.getFirst("X-Amz-Target");
    return target != null && target.startsWith(TARGET_PREFIX)
        ? target.substring(TARGET_PREFIX.length())
        : "";
  }

  /// Carries a call out. Whatever the input, this gives an answer.
  HttpAnswer call(String name, Headers headers, Parameters parameters) {
    var operation = operations.get(name);
    if (operation == null || !isAwsJson(headers)) {
      return failure("UnknownOperationException", "");
    }
    if (name.startsWith("Admin")) {
      var refused = refuseUnsigned(headers);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    try {
      return answer(200, new LinkedHashMap<>(), operation.answer(parameters));
    } catch (PoolException failed) {
      return failure(failed);
    } catch (RuntimeException defect) {
      // Only its class: the text of an exception may repeat a parameter.
      LOG.log(System.Logger.Level.ERROR, "{0} failed: {1}", name, defect.getClass().getName());
      return defect(defect);
    }
  }

  static HttpAnswer failure(PoolException failed) {
    return failure(failed.type(), failed.text());
  }

  static HttpAnswer failure(String type, String message) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("__type", type);
    body.put("message", message);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("x-amzn-ErrorType", type);
    return answer(400, headers, body);
  }

  private static HttpAnswer defect(RuntimeException defect) {
    String type = "InternalErrorException";
    return answer(
        500,
        new LinkedHashMap<>(Map.of("x-amzn-ErrorType", type)),
        Map.of(
            "__type",
            type,
            "message",
            "A defect of the local pool: " + defect.getClass().getSimpleName()));
  }

  /// It does not check the signature itself: any credentials will do, but none will not.
  private static Optional<HttpAnswer> refuseUnsigned(Headers headers) {
    String authorization = Optional.ofNullable(headers.getFirst("Authorization")).orElse("");
    if (!authorization.startsWith("AWS4-HMAC-SHA256 ")) {
      return Optional.of(
          failure("MissingAuthenticationTokenException", "Missing Authentication Token"));
    }
    return authorization.contains("Credential=") && authorization.contains("Signature=")
        ? Optional.empty()
        : Optional.of(
            failure("IncompleteSignatureException", "Authorization header is incomplete"));
  }

  private static boolean isAwsJson(Headers headers) {
    String type = Optional.ofNullable(headers.getFirst("Content-Type")).orElse("");
    return type.split(";", 2)[0].strip().equalsIgnoreCase(MEDIA_TYPE);
  }

  private static HttpAnswer answer(int status, Map<String, String> headers, Map<String, ?> body) {
    headers.put("Content-Type", MEDIA_TYPE);
    headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
    return new HttpAnswer(status, headers, Json.write(body));
  }
}
