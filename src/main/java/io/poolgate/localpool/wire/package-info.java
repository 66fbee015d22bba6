/// What a call of Cognito's looks like on the wire: its parameters, its answer and its failures.
@NullMarked
package io.poolgate.localpool.wire;

import org.jspecify.annotations.NullMarked;
