/// The local user pool: a plain Java server that speaks Cognito's wire protocol on loopback, for
/// the first hour with Poolgate and for its tests. It knows nothing of the rest of Poolgate.
@NullMarked
package io.poolgate.localpool;

import org.jspecify.annotations.NullMarked;
