/// The local user pool: a plain Java server that speaks Cognito's wire protocol on loopback, for
/// the first hour with Poolgate and for its tests. It knows nothing of the rest of Poolgate.
///
/// A call arrives at `server`. The server reads it with `wire`, and one of the operations in
/// `signin`, `account`, `device` or `passkey` answers it; what they know is in `state`.
@NullMarked
package io.poolgate.localpool;

import org.jspecify.annotations.NullMarked;
