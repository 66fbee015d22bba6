package io.poolgate.cognito.wire;

import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/// A request of AWS JSON 1.1.
///
/// @param target the service and its operation
/// @param body may be sent more than once
record JsonRequest(String target, HttpEntity body) {
  private static final ContentType TYPE = ContentType.create("application/x-amz-json-1.1");

  static JsonRequest of(String target, byte[] json) {
    return new JsonRequest(target, new ByteArrayEntity(json, TYPE));
  }

  /// The body has passwords.
  @Override
  public String toString() {
    return "JsonRequest[" + target + "]";
  }
}
