/// Tests of what is read from a JWKS.
@NullMarked
package io.poolgate.token.keys;

import org.jspecify.annotations.NullMarked;
