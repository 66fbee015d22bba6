/// The users' passkeys, from their registration to their signatures.
@NullMarked
package io.poolgate.localpool.passkey;

import org.jspecify.annotations.NullMarked;
