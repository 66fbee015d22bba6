package io.poolgate.cognito.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/// Takes a 200 for Cognito's only if its body is a whole JSON object, or empty. Of operations that
/// return nothing, nobody else reads the body: the login page of a proxy in between would pass for
/// a successful sign-out.
final class WholeAnswer {
  private static final int LONGEST = 1 << 20; // bytes; what never ends would take the heap
  private static final byte[] NONE = {};

  private WholeAnswer() {}

  /// Reads it, and so frees its connection.
  ///
  /// @throws SdkClientException for one that is not whole
  static SdkHttpFullResponse read(ClassicHttpResponse received) {
    var head = SdkHttpFullResponse.builder().statusCode(received.getCode());
    for (var field : received.getHeaders()) {
      head.appendHeader(field.getName(), field.getValue());
    }
    boolean success = received.getCode() / 100 == 2;
    var bytes = received.getEntity() == null ? NONE : read(received.getEntity(), success);
    if (success && !isWhole(bytes)) {
      throw SdkClientException.create("the answer is no JSON object");
    }
    return head.content(AbortableInputStream.create(new ByteArrayInputStream(bytes))).build();
  }

  /// A failure is told by its head alone, so its body may break off. No more memory is reserved
  /// than the length that is announced.
  private static byte[] read(HttpEntity body, boolean success) {
    long length = body.getContentLength();
    try (var bytes = body.getContent()) {
      return bytes.readNBytes((int) (length < 0 ? LONGEST : Math.min(length, LONGEST)));
    } catch (IOException e) {
      if (success) {
        throw SdkClientException.create("the answer broke off", e);
      }
      return NONE;
    }
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
