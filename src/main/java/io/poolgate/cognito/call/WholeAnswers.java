package io.poolgate.cognito.call;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Takes a 200 for Cognito's only if its body is a whole JSON object, or empty. The SDK does not
/// read the body of operations that return nothing: the login page of a proxy in between would pass
/// for a successful sign-out.
final class WholeAnswers implements ExecutionInterceptor {
  private static final int LONGEST = 1 << 20; // bytes; what never ends would take the heap
  private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (context.responseBody().isEmpty()) {
      return Optional.empty();
    }
    var answer = context.httpResponse();
    byte[] bytes = read(context.responseBody().get(), answer);
    if (answer.isSuccessful() && !isWhole(bytes)) {
      throw SdkClientException.create("the answer is no JSON object");
    }
    return Optional.of(new ByteArrayInputStream(bytes));
  }

  /// A failure is told by its head alone, so its body may break off.
  private static byte[] read(InputStream body, SdkHttpResponse answer) {
    try (body) {
      return body.readNBytes(lengthOf(answer));
    } catch (IOException e) {
      if (answer.isSuccessful()) {
        throw SdkClientException.create("the answer broke off", e);
      }
      return new byte[0];
    }
  }

  /// The announced length, so that no more memory is reserved.
  private static int lengthOf(SdkHttpResponse answer) {
    return answer
        .firstMatchingHeader("Content-Length")
        .filter(length -> LENGTH.matcher(length).matches())
        .map(length -> Math.min(Integer.parseInt(length), LONGEST))
        .orElse(LONGEST);
  }

  private static boolean isWhole(byte[] bytes) {
    int first = 0;
    int last = bytes.length - 1;
    while (first <= last && isBlank(bytes[first])) {
      first++;
    }
    while (first <= last && isBlank(bytes[last])) {
      last--;
    }
    return first > last || (bytes[first] == '{' && bytes[last] == '}');
  }

  private static boolean isBlank(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }
}
