@NullMarked
package io.poolgate.edge;

import org.jspecify.annotations.NullMarked;
