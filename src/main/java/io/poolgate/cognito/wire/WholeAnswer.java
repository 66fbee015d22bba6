package io.poolgate.cognito.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/// Takes a 200 for Cognito's only if its body is a whole JSON object, or empty. Of operations that
/// return nothing, nobody else reads the body: the login page of a proxy in between would pass for
/// a successful sign-out.
final class WholeAnswer {
  private static final int LONGEST = 1 << 20; // bytes; what never ends would take the heap
  private static final Pattern LENGTH = Pattern.compile("\\d{1,9}");

  private WholeAnswer() {}

  /// Reads it, and so frees its connection.
  ///
  /// @throws SdkClientException for one that is not whole
  static SdkHttpFullResponse read(HttpExecuteResponse received) {
    var head = received.httpResponse();
    var bytes = received.responseBody().map(body -> read(body, head)).orElseGet(() -> new byte[0]);
    if (head.isSuccessful() && !isWhole(bytes)) {
      throw SdkClientException.create("the answer is no JSON object");
    }
    return SdkHttpFullResponse.builder()
        .statusCode(head.statusCode())
        .statusText(head.statusText().orElse(null))
        .headers(head.headers())
        .content(AbortableInputStream.create(new ByteArrayInputStream(bytes)))
        .build();
  }

  /// A failure is told by its head alone, so its body may break off.
  private static byte[] read(InputStream body, SdkHttpResponse head) {
    try (body) {
      return body.readNBytes(lengthOf(head));
    } catch (IOException e) {
      if (head.isSuccessful()) {
        throw SdkClientException.create("the answer broke off", e);
      }
      return new byte[0];
    }
  }

  /// The announced length, so that no more memory is reserved.
  private static int lengthOf(SdkHttpResponse head) {
    return head.firstMatchingHeader("Content-Length")
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
