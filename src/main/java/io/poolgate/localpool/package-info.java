/// The local user pool: a plain Java server that speaks Cognito's wire protocol on loopback, for
/// the first hour with Poolgate and for its tests. It knows nothing of the rest of Poolgate.
///
/// A call comes in at `server`, is read with `wire`, and answered by one of the operations in
/// `signin`, `account`, `device` or `passkey`; what they know is in `state`.
@NullMarked
package io.poolgate.localpool;

import org.jspecify.annotations.NullMarked;
