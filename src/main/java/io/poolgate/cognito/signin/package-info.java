/// A sign-in at Cognito, and its challenges.
@NullMarked
package io.poolgate.cognito.signin;

import org.jspecify.annotations.NullMarked;
