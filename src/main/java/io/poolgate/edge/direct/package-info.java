/// The two routes that are asked for most, answered in front of the router where there is nothing
/// to say but yes.
@NullMarked
package io.poolgate.edge.direct;

import org.jspecify.annotations.NullMarked;
