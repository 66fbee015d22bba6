/// Offline verification of Amazon Cognito's tokens, for programs of any kind: the entrance of the
/// library `poolgate-verifier`. Begin with [CognitoVerifier].
@NullMarked
package io.poolgate.verifier;

import org.jspecify.annotations.NullMarked;
