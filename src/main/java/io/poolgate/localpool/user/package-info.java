/// The accounts of the pool: their names, attributes, states and passwords.
@NullMarked
package io.poolgate.localpool.user;

import org.jspecify.annotations.NullMarked;
