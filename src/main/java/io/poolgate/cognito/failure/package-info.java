/// What each failure of Cognito becomes. Begin with [CognitoFailures]: an exception that the
/// operation declares goes to [DeclaredFailures], any other to [TransportFailures], and what would
/// tell a stranger too much is replaced by [Concealment] in the end.
@NullMarked
package io.poolgate.cognito.failure;

import org.jspecify.annotations.NullMarked;
