@NullMarked
package io.poolgate.edge.connection.shutdown;

import org.jspecify.annotations.NullMarked;
