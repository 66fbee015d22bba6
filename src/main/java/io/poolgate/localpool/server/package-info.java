/// The HTTP server in front of the operations, its record of what it was asked and its faults.
@NullMarked
package io.poolgate.localpool.server;

import org.jspecify.annotations.NullMarked;
