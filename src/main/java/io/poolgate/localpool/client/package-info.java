/// The pool's app clients, and how a call proves that it comes from one.
@NullMarked
package io.poolgate.localpool.client;

import org.jspecify.annotations.NullMarked;
