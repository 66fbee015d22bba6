@NullMarked
package io.poolgate.edge.connection.http2;

import org.jspecify.annotations.NullMarked;
