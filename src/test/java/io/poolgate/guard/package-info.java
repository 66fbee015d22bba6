/// Tests of guarded routes, over HTTP.
@NullMarked
package io.poolgate.guard;

import org.jspecify.annotations.NullMarked;
