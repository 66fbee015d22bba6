/// The whole server under test, and the client that tests call it with.
@NullMarked
package io.poolgate;

import org.jspecify.annotations.NullMarked;
