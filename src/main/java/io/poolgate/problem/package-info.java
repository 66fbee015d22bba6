/// What a client sees when something fails: one list of codes, one body, one place that renders
/// both.
@NullMarked
package io.poolgate.problem;

import org.jspecify.annotations.NullMarked;
