@NullMarked
package io.poolgate.signup;

import org.jspecify.annotations.NullMarked;
