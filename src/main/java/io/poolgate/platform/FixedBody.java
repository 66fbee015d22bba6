package io.poolgate.platform;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// A large answer that is the same for everybody: compressed once, and held once however many
/// connections take it at a time, each as slowly as it likes.
final class FixedBody {
  private final ByteBuf plain;
  private final ByteBuf compressed;

  FixedBody(byte[] bytes) {
    plain = shared(bytes);
    compressed = shared(gzip(bytes));
  }

  MutableHttpResponse<ByteBuf> answer(boolean gzip) {
    return gzip
        ? HttpResponse.ok(compressed.duplicate()).header(HttpHeaders.CONTENT_ENCODING, "gzip")
        : HttpResponse.ok(plain.duplicate());
  }

  /// Outside of the heap, since Netty would copy it there for each that takes it.
  private static ByteBuf shared(byte[] bytes) {
    var direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    return Unpooled.unreleasableBuffer(direct.asReadOnly());
  }

  private static byte[] gzip(byte[] bytes) {
    var compressed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
