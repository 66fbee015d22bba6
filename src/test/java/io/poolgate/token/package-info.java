/// Tests of the verifier: each hostile token is a valid one changed in one thing.
@NullMarked
package io.poolgate.token;

import org.jspecify.annotations.NullMarked;
