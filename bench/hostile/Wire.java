import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// One connection to the server, byte by byte.
final class Wire implements AutoCloseable {
  /// What it speaks once it is open.
  enum Protocol {
    PLAIN,
    HTTP_1_1,
    HTTP_2
  }

  private static final int PATIENCE = 5000; // milliseconds, to connect

  private final Socket plain = new Socket();
  private final Socket socket;
  private final Counts counts;

  /// @param from the address that the server sees, one of 127.0.0.0/8
  /// @param receiveBuffer how many bytes wait to be read before the server may send no more; 0 for
  ///   the system's default
  Wire(int port, Protocol protocol, InetAddress from, int receiveBuffer, Counts counts)
      throws IOException {
    this.counts = counts;
    try {
      if (receiveBuffer > 0) {
        plain.setReceiveBufferSize(receiveBuffer);
      }
      plain.setTcpNoDelay(true);
      plain.bind(new InetSocketAddress(from, 0));
      plain.connect(new InetSocketAddress("127.0.0.1", port), PATIENCE);
      plain.setSoTimeout(PATIENCE);
      socket = protocol == Protocol.PLAIN ? plain : secured(port, protocol);
      plain.setSoTimeout(0);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
    counts.opened.incrementAndGet();
  }

  private Socket secured(int port, Protocol protocol) throws IOException {
    var secure = (SSLSocket) CLIENT.getSocketFactory().createSocket(plain, "localhost", port, true);
    var parameters = secure.getSSLParameters();
    parameters.setApplicationProtocols(
        new String[] {protocol == Protocol.HTTP_2 ? "h2" : "http/1.1"});
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return secure;
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
    counts.bytes.addAndGet(bytes.length);
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  InputStream input() throws IOException {
    return socket.getInputStream();
  }

  /// How long a read may wait.
  void patience(Duration longest) throws IOException {
    plain.setSoTimeout((int) longest.toMillis());
  }

  /// Reads, and forgets, until the server ends the connection.
  void drain() throws IOException {
    var buffer = new byte[8192];
    while (input().read(buffer) >= 0) {
      // goes on
    }
    throw new EOFException();
  }

  /// Takes a byte every now and then off the socket, until the server ends the connection. That is
  /// too little for TCP to let the server send more, and enough to notice the end.
  void starve(Duration pause) throws IOException, InterruptedException {
    while (plain.getInputStream().read() >= 0) {
      Thread.sleep(pause);
    }
    throw new EOFException();
  }

  /// Without a word of TLS, which may wait for a server that reads nothing.
  @Override
  public void close() throws IOException {
    plain.close();
  }

  private static final SSLContext CLIENT = client();

  private static SSLContext client() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
