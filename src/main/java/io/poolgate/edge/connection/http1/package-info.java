/// The requests of an HTTP/1.1 connection: checked, put together, and answered one at a time.
@NullMarked
package io.poolgate.edge.connection.http1;

import org.jspecify.annotations.NullMarked;
