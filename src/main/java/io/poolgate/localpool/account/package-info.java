/// The operations that open, change and end accounts.
@NullMarked
package io.poolgate.localpool.account;

import org.jspecify.annotations.NullMarked;
