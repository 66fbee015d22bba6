/// What a refresh token is good for: new tokens, and signing out.
@NullMarked
package io.poolgate.refreshtoken;

import org.jspecify.annotations.NullMarked;
