/// How much memory all connections together hold, and which of them is closed when it is too much.
@NullMarked
package io.poolgate.edge.connection.memory;

import org.jspecify.annotations.NullMarked;
