@NullMarked
package io.poolgate.edge.connection.proxyprotocol;

import org.jspecify.annotations.NullMarked;
