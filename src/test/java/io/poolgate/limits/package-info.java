@NullMarked
package io.poolgate.limits;

import org.jspecify.annotations.NullMarked;
