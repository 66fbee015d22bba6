/// Signing in: a password, and the challenges that may follow.
@NullMarked
package io.poolgate.signin;

import org.jspecify.annotations.NullMarked;
