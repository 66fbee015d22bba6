/// What verifying a token leads to: a [Verification], with the token's claims or the reason of the
/// refusal.
@NullMarked
package io.poolgate.token.verdict;

import org.jspecify.annotations.NullMarked;
