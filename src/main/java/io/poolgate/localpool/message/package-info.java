/// What the pool sends to its users in place of email and SMS, and the codes in it.
@NullMarked
package io.poolgate.localpool.message;

import org.jspecify.annotations.NullMarked;
