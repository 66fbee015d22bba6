@NullMarked
package io.poolgate.session;

import org.jspecify.annotations.NullMarked;
