/// How often anybody may ask: limits in front of what costs money or guesses secrets.
@NullMarked
package io.poolgate.limits;

import org.jspecify.annotations.NullMarked;
