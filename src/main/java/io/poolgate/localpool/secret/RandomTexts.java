package io.poolgate.localpool.secret;

import com.nimbusds.jose.util.Base64URL;
import java.security.SecureRandom;

/// Makes texts that nobody can guess, in Base64url.
public final class RandomTexts {
  private final SecureRandom random = new SecureRandom();

  public String ofBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64URL.encode(bytes).toString();
  }
}
