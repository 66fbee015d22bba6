/// How secrets are made, hashed and compared, and the arithmetic of SRP.
@NullMarked
package io.poolgate.localpool.secret;

import org.jspecify.annotations.NullMarked;
