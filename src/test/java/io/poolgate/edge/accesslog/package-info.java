/// Tests of what the program logs, and how.
@NullMarked
package io.poolgate.edge.accesslog;

import org.jspecify.annotations.NullMarked;
