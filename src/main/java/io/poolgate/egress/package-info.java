/// Which way leads out: straight, or through a proxy. One rule for the pool's API and its keys.
@NullMarked
package io.poolgate.egress;

import org.jspecify.annotations.NullMarked;
