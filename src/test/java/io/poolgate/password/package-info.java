@NullMarked
package io.poolgate.password;

import org.jspecify.annotations.NullMarked;
