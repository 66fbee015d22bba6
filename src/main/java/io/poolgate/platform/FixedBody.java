package io.poolgate.platform;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// A large answer that is the same for everybody: compressed once, and held once however many
/// connections take it at a time, each as slowly as it likes.
final class FixedBody {
  private static final Pattern ACCEPTED = Pattern.compile("gzip(;q=(1|0\\.\\d*[1-9]).*)?");

  private final ByteBuf plain;
  private final ByteBuf compressed;

  FixedBody(byte[] bytes) {
    plain = shared(bytes);
    compressed = shared(gzip(bytes));
  }

  /// @param acceptEncoding the request's header (RFC 9110 §12.5.3)
  MutableHttpResponse<ByteBuf> answer(@Nullable String acceptEncoding) {
    return accepts(acceptEncoding)
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

  private static boolean accepts(@Nullable String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1))
            .map(coding -> coding.replace(" ", ""))
            .anyMatch(coding -> ACCEPTED.matcher(coding).matches());
  }
}
