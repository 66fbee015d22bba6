package io.poolgate.edge.connection.http1;

import io.micronaut.http.server.netty.configuration.NettyHttpServerConfiguration;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.poolgate.edge.connection.request.HeaderFields;

/// The header of an HTTP/1.1 request, which takes [HeaderFields#MOST] fields and no more. Netty's
/// decoder adds each line by itself, and counts the exception as a failure of the request.
final class CountedHeaders extends DefaultHttpHeaders {
  private static final DefaultHttpHeadersFactory NETTYS =
      DefaultHttpHeadersFactory.headersFactory();
  private int fields;

  CountedHeaders() {
    super(NETTYS.getNameValidator(), CountedHeaders::check);
  }

  /// Whatever is not plain, Netty decides on.
  private static void check(CharSequence value) {
    if (!PlainText.is(value.toString())) {
      NETTYS.getValueValidator().validate(value);
    }
  }

  @Override
  public HttpHeaders add(CharSequence name, Object value) {
    if (++fields > HeaderFields.MOST) {
      throw new TooLongHttpHeaderException("more than " + HeaderFields.MOST + " fields");
    }
    return super.add(name, value);
  }

  /// A codec like the one that Micronaut makes, but with such headers.
  static HttpServerCodec codec(NettyHttpServerConfiguration server) {
    return new HttpServerCodec(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(server.getMaxInitialLineLength())
            .setMaxHeaderSize(server.getMaxHeaderSize())
            .setMaxChunkSize(server.getMaxChunkSize())
            .setInitialBufferSize(server.getInitialBufferSize())
            .setHeadersFactory(new Factory())
            .setTrailersFactory(new Factory()));
  }

  private static final class Factory implements HttpHeadersFactory {
    @Override
    public HttpHeaders newHeaders() {
      return new CountedHeaders();
    }

    @Override
    public HttpHeaders newEmptyHeaders() {
      return new CountedHeaders();
    }
  }
}
