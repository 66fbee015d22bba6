/// What a refresh token is good for: new tokens, and signing out.
@NullMarked
package io.poolgate.session;

import org.jspecify.annotations.NullMarked;
