@NullMarked
package io.poolgate.edge.connection;

import org.jspecify.annotations.NullMarked;
