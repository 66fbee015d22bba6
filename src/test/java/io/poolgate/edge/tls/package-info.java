@NullMarked
package io.poolgate.edge.tls;

import org.jspecify.annotations.NullMarked;
