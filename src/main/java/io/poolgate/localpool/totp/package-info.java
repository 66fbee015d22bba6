/// The users' authenticator apps.
@NullMarked
package io.poolgate.localpool.totp;

import org.jspecify.annotations.NullMarked;
