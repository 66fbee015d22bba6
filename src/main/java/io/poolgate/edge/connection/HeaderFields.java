package io.poolgate.edge.connection;

import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.Map;

/// How many header fields a request may have, and what they take. An empty one is two bytes on the
/// wire and a hundred in memory, so that their bytes alone bound nothing.
final class HeaderFields {
  /// More are answered with 431.
  static final int MOST = 100;

  /// What a request takes beside its fields, and a field beside its characters, in bytes.
  private static final int REQUEST = 1 << 10;

  private static final int FIELD = 128;

  private HeaderFields() {}

  /// A codec as Micronaut makes one, that counts.
  static HttpServerCodec codec(NettyHttpServerConfiguration server) {
    return new HttpServerCodec(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(server.getMaxInitialLineLength())
            .setMaxHeaderSize(server.getMaxHeaderSize())
            .setMaxChunkSize(server.getMaxChunkSize())
            .setInitialBufferSize(server.getInitialBufferSize())
            .setHeadersFactory(new Counting())
            .setTrailersFactory(new Counting()));
  }

  /// What a request with such fields takes, in bytes.
  static long weight(
      Iterable<? extends Map.Entry<? extends CharSequence, ? extends CharSequence>> fields) {
    long weight = REQUEST;
    for (var field : fields) {
      weight += FIELD + field.getKey().length() + field.getValue().length();
    }
    return weight;
  }

  private static final class Counting implements HttpHeadersFactory {
    @Override
    public HttpHeaders newHeaders() {
      return new Counted();
    }

    @Override
    public HttpHeaders newEmptyHeaders() {
      return new Counted();
    }
  }

  /// The decoder adds each line by itself, and takes the failure for the request's own.
  private static final class Counted extends DefaultHttpHeaders {
    private int fields;

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
      if (++fields > MOST) {
        throw new TooLongHttpHeaderException("more than " + MOST + " fields");
      }
      return super.add(name, value);
    }
  }
}
