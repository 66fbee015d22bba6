/// How the lines of the access log reach standard output.
@NullMarked
package io.poolgate.edge.accesslog;

import org.jspecify.annotations.NullMarked;
