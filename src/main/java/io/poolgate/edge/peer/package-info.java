/// Who is at the other end of a connection.
@NullMarked
package io.poolgate.edge.peer;

import org.jspecify.annotations.NullMarked;
