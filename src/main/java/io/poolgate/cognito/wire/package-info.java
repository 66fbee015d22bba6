/// Calls to Cognito on the wire: unsigned, in AWS JSON 1.1, with the SDK's own types.
@NullMarked
package io.poolgate.cognito.wire;

import org.jspecify.annotations.NullMarked;
