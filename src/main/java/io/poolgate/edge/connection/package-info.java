/// Connections: how many there may be, how long a request may take to arrive, and how they end when
/// the server does.
@NullMarked
package io.poolgate.edge.connection;

import org.jspecify.annotations.NullMarked;
