package io.poolgate.cognito;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/// Takes a 200 for Cognito's only where it holds a whole JSON object, or nothing. The SDK reads no
/// body of operations that answer nothing: the login page of a proxy in between would pass for a
/// sign-out that was carried out.
final class WholeAnswers implements ExecutionInterceptor {
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (!context.httpResponse().isSuccessful() || context.responseBody().isEmpty()) {
      return context.responseBody();
    }
    try (var body = context.responseBody().get()) {
      byte[] bytes = body.readAllBytes();
      var text = new String(bytes, StandardCharsets.UTF_8).strip();
      if (!text.isEmpty() && !(text.startsWith("{") && text.endsWith("}"))) {
        throw SdkClientException.create("the answer is no JSON object");
      }
      return Optional.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw SdkClientException.create("the answer broke off", e);
    }
  }
}
