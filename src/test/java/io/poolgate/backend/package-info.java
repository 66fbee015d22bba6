/// One suite against several user pools: the local one, emulators that others wrote, a live one.
@NullMarked
package io.poolgate.backend;

import org.jspecify.annotations.NullMarked;
