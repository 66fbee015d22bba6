/// Tests of what Cognito's failures become.
@NullMarked
package io.poolgate.cognito.failure;

import org.jspecify.annotations.NullMarked;
