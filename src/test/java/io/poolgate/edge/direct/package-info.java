/// Tests of the answers that take no router.
@NullMarked
package io.poolgate.edge.direct;

import org.jspecify.annotations.NullMarked;
