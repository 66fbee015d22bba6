/// Tests of what the program logs, and how.
@NullMarked
package io.poolgate.edge.telemetry;

import org.jspecify.annotations.NullMarked;
