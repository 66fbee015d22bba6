/// The service under more load than it is meant for.
@NullMarked
package io.poolgate.load;

import org.jspecify.annotations.NullMarked;
