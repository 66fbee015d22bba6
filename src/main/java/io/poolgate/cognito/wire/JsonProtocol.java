package io.poolgate.cognito.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ClientEndpointProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.client.config.SdkClientOption;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.http.HttpResponseHandler;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.protocols.core.OperationInfo;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/// AWS JSON 1.1, written and read by what the SDK's generated clients write and read it with.
final class JsonProtocol {
  private static final String SERVICE = "AWSCognitoIdentityProviderService.";
  private static final JsonOperationMetadata JSON =
      JsonOperationMetadata.builder()
          .hasStreamingSuccessResponse(false)
          .isPayloadJson(true)
          .build();

  private final AwsJsonProtocolFactory factory;
  private final HttpResponseHandler<AwsServiceException> failures;
  private final Map<String, OperationInfo> operations = new ConcurrentHashMap<>();

  /// @param endpoint where requests go
  JsonProtocol(URI endpoint) {
    factory =
        AwsJsonProtocolFactory.builder()
            .clientConfiguration(
                SdkClientConfiguration.builder()
                    .option(
                        SdkClientOption.CLIENT_ENDPOINT_PROVIDER,
                        ClientEndpointProvider.forEndpointOverride(endpoint))
                    .build())
            .defaultServiceExceptionSupplier(CognitoIdentityProviderException::builder)
            .protocol(AwsJsonProtocol.AWS_JSON)
            .protocolVersion("1.1")
            .build();
    failures = factory.createErrorResponseHandler(JSON, DeclaredExceptions::of);
  }

  JsonRequest request(String operation, SdkPojo request) {
    var info = operations.computeIfAbsent(operation, JsonProtocol::info);
    var body =
        factory
            .createProtocolMarshaller(info)
            .marshall(request)
            .contentStreamProvider()
            .orElseThrow()
            .newStream();
    try (body) {
      return JsonRequest.of(info.operationIdentifier(), body.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("it is in memory", e);
    }
  }

  /// What a success says.
  ///
  /// @param answer a builder of it
  SdkPojo success(SdkHttpFullResponse response, Supplier<SdkPojo> answer) {
    HttpResponseHandler<SdkPojo> successes = factory.createResponseHandler(JSON, answer);
    return read(successes, response);
  }

  AwsServiceException failure(SdkHttpFullResponse response) {
    return read(failures, response);
  }

  private static <T> T read(HttpResponseHandler<T> handler, SdkHttpFullResponse response) {
    try {
      return handler.handle(response, new ExecutionAttributes());
    } catch (Exception e) {
      throw SdkClientException.create("the answer cannot be read", e);
    }
  }

  private static OperationInfo info(String operation) {
    return OperationInfo.builder()
        .requestUri("/")
        .httpMethod(SdkHttpMethod.POST)
        .hasImplicitPayloadMembers(true)
        .hasPayloadMembers(true)
        .operationIdentifier(SERVICE + operation)
        .build();
  }
}
