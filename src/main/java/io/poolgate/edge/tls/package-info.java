/// TLS straight on the server, from PEM files that may change while it runs.
@NullMarked
package io.poolgate.edge.tls;

import org.jspecify.annotations.NullMarked;
