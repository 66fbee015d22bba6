@NullMarked
package io.poolgate.problem;

import org.jspecify.annotations.NullMarked;
