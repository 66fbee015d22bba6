/// The user pool's public keys: where they come from, and how long they serve.
@NullMarked
package io.poolgate.token.keys;

import org.jspecify.annotations.NullMarked;
