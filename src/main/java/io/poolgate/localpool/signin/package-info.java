/// Signing in, from the first call through every challenge to the tokens, and out again.
@NullMarked
package io.poolgate.localpool.signin;

import org.jspecify.annotations.NullMarked;
