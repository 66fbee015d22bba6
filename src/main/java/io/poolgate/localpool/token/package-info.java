/// What a client holds: the pool's sessions and tokens; and the keys that sign them.
@NullMarked
package io.poolgate.localpool.token;

import org.jspecify.annotations.NullMarked;
