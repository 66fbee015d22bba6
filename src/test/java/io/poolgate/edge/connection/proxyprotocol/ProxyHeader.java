package io.poolgate.edge.connection.proxyprotocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/// Headers of the PROXY protocol, right or wrong.
public final class ProxyHeader {
  /// As an AWS Network Load Balancer sends it for a VPC endpoint's client (172.31.7.113): its
  /// checksum, PP2_TYPE_AWS with the endpoint's id, and padding.
  static final String NLB =
      "21110054 ac1f0771ac1f0a1fc8f20050 030004e8d6892d ea001701"
          + "767063652d303864326266313566616335303031633904 0024"
          + "000000000000000000000000000000000000"
          + "000000000000000000000000000000000000";

  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

  private ProxyHeader() {}

  /// Version 1.
  public static byte[] text(String line) {
    return (line + "\r\n").getBytes(ISO_8859_1);
  }

  /// Version 2.
  ///
  /// @param rest what follows the signature, in hexadecimal digits
  public static byte[] binary(String rest) {
    return HexFormat.of().parseHex(SIGNATURE + rest.replace(" ", ""));
  }

  /// Version 2, TCP over IPv4 from this address to a private one.
  ///
  /// @param fields how many bytes of further fields (TLVs), of no meaning, at least 3
  static byte[] padded(String address, int fields) {
    return binary(
        "2111%04x %s 0a000001 c8f201bb 04%04x %s"
            .formatted(12 + fields, address, fields - 3, "00".repeat(fields - 3)));
  }

  public static byte[] then(byte[] header, String text) {
    return then(header, text.getBytes(ISO_8859_1));
  }

  /// Both in one packet.
  static byte[] then(byte[] header, byte[] more) {
    var all = new ByteArrayOutputStream();
    all.writeBytes(header);
    all.writeBytes(more);
    return all.toByteArray();
  }
}
