@NullMarked
package io.poolgate.me;

import org.jspecify.annotations.NullMarked;
