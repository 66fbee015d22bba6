/// Tests of how Cognito is reached.
@NullMarked
package io.poolgate.cognito.call;

import org.jspecify.annotations.NullMarked;
