import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/// A certificate for localhost that nobody vouches for, and its key, as files of a folder.
record Certificate(Path certificate, Path key) {
  private static final String ALIAS = "localhost";
  private static final String PASSWORD = "changeit"; // keytool wants one; the file is deleted

  static Certificate make(Path folder)
      throws IOException, InterruptedException, GeneralSecurityException {
    var store = folder.resolve("tls.p12");
    keytool(store);
    var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    Files.delete(store);
    var certificate = keys.getCertificate(ALIAS).getEncoded();
    var key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    return new Certificate(
        pem(folder.resolve("tls.crt"), "CERTIFICATE", certificate),
        pem(folder.resolve("tls.key"), "PRIVATE KEY", key));
  }

  private static void keytool(Path store) throws IOException, InterruptedException {
    var command =
        List.of(
            System.getProperty("java.home") + "/bin/keytool",
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost",
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            PASSWORD);
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(keytool.getInputStream().readAllBytes());
    if (keytool.waitFor() != 0) {
      throw new IOException("keytool said: " + output);
    }
  }

  private static Path pem(Path file, String type, byte[] bytes) throws IOException {
    var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        file, "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, base64));
  }
}
