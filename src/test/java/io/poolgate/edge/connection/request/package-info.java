@NullMarked
package io.poolgate.edge.connection.request;

import org.jspecify.annotations.NullMarked;
