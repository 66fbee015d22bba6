/// What is told of each request when it has ended: a line of the access log, and a metric.
@NullMarked
package io.poolgate.edge.telemetry;

import org.jspecify.annotations.NullMarked;
