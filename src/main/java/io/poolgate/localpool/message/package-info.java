/// What the pool sends its users instead of email and SMS, and the codes in it.
@NullMarked
package io.poolgate.localpool.message;

import org.jspecify.annotations.NullMarked;
