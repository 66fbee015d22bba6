/// What must be remembered between two requests, encrypted for the client to carry.
@NullMarked
package io.poolgate.seal;

import org.jspecify.annotations.NullMarked;
