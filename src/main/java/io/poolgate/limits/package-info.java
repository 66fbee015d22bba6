/// How often anybody may ask: limits in front of calls that cost money or can guess secrets.
@NullMarked
package io.poolgate.limits;

import org.jspecify.annotations.NullMarked;
