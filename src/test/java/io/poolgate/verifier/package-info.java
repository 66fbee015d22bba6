@NullMarked
package io.poolgate.verifier;

import org.jspecify.annotations.NullMarked;
