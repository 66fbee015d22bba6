/// What a call to Cognito looks like on the wire: its parameters, its answer and its failures.
@NullMarked
package io.poolgate.localpool.wire;

import org.jspecify.annotations.NullMarked;
