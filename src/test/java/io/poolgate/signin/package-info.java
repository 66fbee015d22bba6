@NullMarked
package io.poolgate.signin;

import org.jspecify.annotations.NullMarked;
