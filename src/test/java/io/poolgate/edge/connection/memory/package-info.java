@NullMarked
package io.poolgate.edge.connection.memory;

import org.jspecify.annotations.NullMarked;
