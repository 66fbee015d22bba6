/// Offline verification of Amazon Cognito's tokens. Begin with
/// [io.poolgate.verifier.CognitoVerifier].
module io.poolgate.verifier {
  requires com.fasterxml.jackson.core; // reads tokens and key sets
  requires com.github.benmanes.caffeine; // remembers verified tokens
  requires java.net.http; // fetches keys
  requires org.slf4j; // tells why keys cannot be fetched
  requires static transitive org.jspecify;

  exports io.poolgate.token.verdict;
  exports io.poolgate.verifier;

  // A faster one for signatures, where it is there.
  uses java.security.Provider;
}
