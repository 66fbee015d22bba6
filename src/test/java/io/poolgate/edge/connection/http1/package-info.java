@NullMarked
package io.poolgate.edge.connection.http1;

import org.jspecify.annotations.NullMarked;
