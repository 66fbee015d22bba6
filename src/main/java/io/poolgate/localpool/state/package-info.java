/// All that one pool knows: its users, what they prove themselves with and what it has issued.
@NullMarked
package io.poolgate.localpool.state;

import org.jspecify.annotations.NullMarked;
