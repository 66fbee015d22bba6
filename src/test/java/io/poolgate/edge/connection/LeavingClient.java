package io.poolgate.edge.connection;

import io.poolgate.edge.tls.CertificateAuthority;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLSocket;

/// A client that ends its connection over TLS in one of many ways.
///
/// @param socket what TLS goes over
public record LeavingClient(Socket socket, SSLSocket tls) implements AutoCloseable {

  /// A client that has connected and sent nothing yet.
  ///
  /// @param protocol what is to be agreed on by ALPN
  public static LeavingClient connect(URI server, CertificateAuthority authority, String protocol)
      throws IOException {
    var socket = new Socket("localhost", server.getPort());
    var factory = authority.client().getSocketFactory();
    var tls = (SSLSocket) factory.createSocket(socket, "localhost", server.getPort(), true);
    var parameters = tls.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {protocol});
    tls.setSSLParameters(parameters);
    return new LeavingClient(socket, tls);
  }

  public void leave(String way) throws IOException {
    switch (way) {
      case "close" -> socket.close();
      case "reset" -> {
        socket.setSoLinger(true, 0);
        socket.close();
      }
      case "garbage" -> tls.getOutputStream().write(new byte[1000]);
      case "half a frame" -> {
        tls.getOutputStream().write(new byte[] {0, 0, 100, 0, 0, 0, 0, 0, 1, 1});
        socket.close();
      }
      default -> socket.getOutputStream().write(new byte[1000]);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
