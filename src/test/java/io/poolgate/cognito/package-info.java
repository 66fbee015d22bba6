@NullMarked
package io.poolgate.cognito;

import org.jspecify.annotations.NullMarked;
