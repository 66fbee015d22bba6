/// What a valid access token is: offline verification in plain Java, without a framework or any
/// other package of Poolgate. Begin with [AccessTokenVerifier].
@NullMarked
package io.poolgate.token;

import org.jspecify.annotations.NullMarked;
