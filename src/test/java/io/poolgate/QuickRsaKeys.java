package io.poolgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/// Makes the suite's RSA keys of 2,048 bits, of which every pool has one: to search two primes for
/// each took more time than all that pools do. The primes stand in a file; no two keys of a JVM are
/// the same, but they share primes.
public final class QuickRsaKeys implements LauncherSessionListener {
  private static final int BITS = 2048;
  private static final String JDK = "SunRsaSign";

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    Security.insertProviderAt(new Keys(), 1);
  }

  private static final class Keys extends Provider {
    private static final long serialVersionUID = 1L;

    private Keys() {
      super("QuickRsaKeys", "1", "RSA keys that share primes");
      putService(new Generators(this, new Primes()));
    }
  }

  private static final class Generators extends Provider.Service {
    private final Primes primes;

    private Generators(Provider provider, Primes primes) {
      super(provider, "KeyPairGenerator", "RSA", Generator.class.getName(), List.of(), null);
      this.primes = primes;
    }

    @Override
    public Object newInstance(Object parameter) {
      return new Generator(primes);
    }
  }

  private static final class Generator extends KeyPairGeneratorSpi {
    private final Primes primes;
    private int bits = BITS;

    private Generator(Primes primes) {
      this.primes = primes;
    }

    @Override
    public void initialize(int size, SecureRandom random) {
      bits = size;
    }

    @Override
    public KeyPair generateKeyPair() {
      try {
        return bits == BITS ? primes.nextKey() : another();
      } catch (GeneralSecurityException e) {
        throw new InvalidParameterException(e.getMessage());
      }
    }

    private KeyPair another() throws GeneralSecurityException {
      var generator = KeyPairGenerator.getInstance("RSA", JDK);
      generator.initialize(bits);
      return generator.generateKeyPair();
    }
  }

  /// Pairs of the file's primes, each pair once: 48 primes make 1,128 keys. They have both upper
  /// bits set, so that a product has all its bits, and E divides none of them less one.
  private static final class Primes {
    private static final Path FILE = Path.of("src/test/resources/io/poolgate/primes.txt");
    private static final int HEXADECIMAL = 16;
    private static final BigInteger E = RSAKeyGenParameterSpec.F4;

    private final List<BigInteger> primes = read();
    private int one = 1;
    private int other;

    private static List<BigInteger> read() {
      try {
        var primes =
            new ArrayList<>(
                Files.readAllLines(FILE).stream()
                    .map(line -> new BigInteger(line, HEXADECIMAL))
                    .toList());
        Collections.shuffle(primes); // a key from one run must not pass in another
        return primes;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private synchronized KeyPair nextKey() throws GeneralSecurityException {
      if (other == one) {
        one++;
        other = 0;
      }
      return key(primes.get(one), primes.get(other++));
    }

    /// RFC 8017 §3.
    private static KeyPair key(BigInteger p, BigInteger q) throws GeneralSecurityException {
      var p1 = p.subtract(BigInteger.ONE);
      var q1 = q.subtract(BigInteger.ONE);
      var n = p.multiply(q);
      var d = E.modInverse(p1.multiply(q1));
      var keys = KeyFactory.getInstance("RSA", JDK);
      return new KeyPair(
          keys.generatePublic(new RSAPublicKeySpec(n, E)),
          keys.generatePrivate(
              new RSAPrivateCrtKeySpec(n, E, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p))));
    }
  }
}
