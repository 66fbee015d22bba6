@NullMarked
package io.poolgate.local;

import org.jspecify.annotations.NullMarked;
