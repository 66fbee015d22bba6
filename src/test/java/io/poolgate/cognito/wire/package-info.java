/// Tests of calls on the wire.
@NullMarked
package io.poolgate.cognito.wire;

import org.jspecify.annotations.NullMarked;
