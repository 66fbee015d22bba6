/// The PROXY protocol, versions 1 and 2: a proxy that hands on bytes says first whom they are from.
@NullMarked
package io.poolgate.edge.connection.proxyprotocol;

import org.jspecify.annotations.NullMarked;
