@NullMarked
package io.poolgate.verify;

import org.jspecify.annotations.NullMarked;
