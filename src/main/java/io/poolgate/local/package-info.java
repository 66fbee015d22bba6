/// The environment `local`: starts the local user pool, and lets its mailbox be read.
@NullMarked
package io.poolgate.local;

import org.jspecify.annotations.NullMarked;
