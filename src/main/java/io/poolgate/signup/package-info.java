/// Creating an account: sign up, confirm, resend the code.
@NullMarked
package io.poolgate.signup;

import org.jspecify.annotations.NullMarked;
