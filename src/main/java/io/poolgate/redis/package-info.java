/// The connection to Redis, where one is configured: what instances must know of each other.
@NullMarked
package io.poolgate.redis;

import org.jspecify.annotations.NullMarked;
