import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;

/// Attacks with handshakes that never end.
final class TlsAttacks {
  static final List<Attack> ALL =
      List.of(
          new Attack("tls-handshake-hold", Wire.Protocol.PLAIN, 900, TlsAttacks::halfHello),
          new Attack("tls-record-hold", Wire.Protocol.PLAIN, 900, TlsAttacks::longRecord));

  private TlsAttacks() {}

  private static void halfHello(Wire wire) throws IOException {
    var hello = hello();
    wire.write(Arrays.copyOf(hello, hello.length / 2));
    wire.drain();
  }

  /// A handshake record of 16 KiB, but for its last byte.
  private static void longRecord(Wire wire) throws IOException {
    var record = new byte[5 + (1 << 14) - 1];
    record[0] = 22; // handshake
    record[1] = 3;
    record[2] = 1;
    record[3] = 0x40;
    record[5] = 1; // ClientHello
    record[7] = 0x3f;
    record[8] = (byte) 0xfc;
    wire.write(record);
    wire.drain();
  }

  private static byte[] hello() throws IOException {
    try {
      var engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      var hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), hello);
      return Arrays.copyOf(hello.array(), hello.position());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
