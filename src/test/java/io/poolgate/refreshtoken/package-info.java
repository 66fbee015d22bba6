@NullMarked
package io.poolgate.refreshtoken;

import org.jspecify.annotations.NullMarked;
