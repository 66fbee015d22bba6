/// Which authorities' certificates are believed by those who call others: Redis, the pool's keys.
@NullMarked
package io.poolgate.trust;

import org.jspecify.annotations.NullMarked;
