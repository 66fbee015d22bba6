/// Tests of which way leads out.
@NullMarked
package io.poolgate.egress;

import org.jspecify.annotations.NullMarked;
