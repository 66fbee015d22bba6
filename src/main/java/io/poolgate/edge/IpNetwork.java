package io.poolgate.edge;

import io.netty.util.NetUtil;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// A range of addresses in CIDR notation (RFC 4632, RFC 4291 §2.3), or a single one.
///
/// @param prefix the first address
/// @param length how many leading bits count
record IpNetwork(InetAddress prefix, int length) {
  /// With a port, as some proxies write it.
  private static final Pattern WITH_PORT =
      Pattern.compile("(\\d+\\.\\d+\\.\\d+\\.\\d+|\\[[^]]+]):\\d{1,5}");

  static Optional<IpNetwork> parse(String text) {
    int slash = text.indexOf('/');
    var address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int bits = address.get().getAddress().length * 8;
    if (slash < 0) {
      return Optional.of(new IpNetwork(address.get(), bits));
    }
    try {
      int length = Integer.parseInt(text.substring(slash + 1));
      return length < 0 || length > bits
          ? Optional.empty()
          : Optional.of(new IpNetwork(address.get(), length));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /// An address written out; a name is none, and is never looked up. An IPv4 address inside an IPv6
  /// one is that IPv4 address.
  static Optional<InetAddress> address(String text) {
    var match = WITH_PORT.matcher(text);
    byte[] bytes =
        NetUtil.createByteArrayFromIpAddressString(match.matches() ? match.group(1) : text);
    try {
      return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }

  /// The network of one client: an IPv4 address, or the /64 that a single IPv6 host can fill.
  static IpNetwork ofClient(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return new IpNetwork(address, 32);
    }
    Arrays.fill(bytes, 8, 16, (byte) 0);
    try {
      return new IpNetwork(InetAddress.getByAddress(bytes), 64);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are an address", e);
    }
  }

  /// Larger than any that an operator has for themselves: of IPv4 a /8, of IPv6 a /16.
  boolean isHuge() {
    return length < (prefix instanceof Inet4Address ? 8 : 16);
  }

  boolean contains(InetAddress address) {
    byte[] mine = prefix.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    int whole = length / 8;
    if (!Arrays.equals(mine, 0, whole, other, 0, whole)) {
      return false;
    }
    int rest = length % 8;
    return rest == 0 || (mine[whole] & 0xff) >> (8 - rest) == (other[whole] & 0xff) >> (8 - rest);
  }

  @Override
  public String toString() {
    return prefix.getHostAddress() + "/" + length;
  }
}
