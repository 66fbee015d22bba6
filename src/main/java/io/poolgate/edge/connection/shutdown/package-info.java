/// How the server ends: no request is lost, and the process ends in any case.
@NullMarked
package io.poolgate.edge.connection.shutdown;

import org.jspecify.annotations.NullMarked;
