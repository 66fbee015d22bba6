/// All that one pool knows.
@NullMarked
package io.poolgate.localpool.state;

import org.jspecify.annotations.NullMarked;
