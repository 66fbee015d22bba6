@NullMarked
package io.poolgate.redis;

import org.jspecify.annotations.NullMarked;
