/// Offline verification of the pool's access tokens: no call to Cognito for a request.
@NullMarked
package io.poolgate.token;

import org.jspecify.annotations.NullMarked;
