/// Tests of whose certificates are believed.
@NullMarked
package io.poolgate.trust;

import org.jspecify.annotations.NullMarked;
