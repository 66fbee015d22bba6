@NullMarked
package io.poolgate.platform;

import org.jspecify.annotations.NullMarked;
