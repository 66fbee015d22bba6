/// What every request passes before its route, and every response after it.
@NullMarked
package io.poolgate.edge;

import org.jspecify.annotations.NullMarked;
