@NullMarked
package io.poolgate.setting;

import org.jspecify.annotations.NullMarked;
