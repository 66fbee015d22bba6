/// The user pool's public keys: where they come from, and how long they serve. Begin with
/// [KeySource].
@NullMarked
package io.poolgate.token.keys;

import org.jspecify.annotations.NullMarked;
