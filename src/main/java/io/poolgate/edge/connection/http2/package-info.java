/// The requests of an HTTP/2 connection: checked, put together, and answered stream by stream.
@NullMarked
package io.poolgate.edge.connection.http2;

import org.jspecify.annotations.NullMarked;
