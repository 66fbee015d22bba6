@NullMarked
package io.poolgate.revocation;

import org.jspecify.annotations.NullMarked;
