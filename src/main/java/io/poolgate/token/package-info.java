/// What a valid access token is: offline verification, in plain Java. No framework, and no other
/// package of Poolgate.
@NullMarked
package io.poolgate.token;

import org.jspecify.annotations.NullMarked;
