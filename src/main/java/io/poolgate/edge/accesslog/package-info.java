/// The access log: what a line has in it, and how lines reach standard output.
@NullMarked
package io.poolgate.edge.accesslog;

import org.jspecify.annotations.NullMarked;
