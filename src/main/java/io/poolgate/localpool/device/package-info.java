/// The devices that users have signed in on.
@NullMarked
package io.poolgate.localpool.device;

import org.jspecify.annotations.NullMarked;
