@NullMarked
package io.poolgate.load;

import org.jspecify.annotations.NullMarked;
