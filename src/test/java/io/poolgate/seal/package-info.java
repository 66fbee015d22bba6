@NullMarked
package io.poolgate.seal;

import org.jspecify.annotations.NullMarked;
