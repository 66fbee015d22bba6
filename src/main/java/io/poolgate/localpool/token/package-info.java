/// What a client holds once it is let in: the pool's tokens, sessions and the keys that sign.
@NullMarked
package io.poolgate.localpool.token;

import org.jspecify.annotations.NullMarked;
