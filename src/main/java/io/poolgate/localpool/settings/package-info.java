/// What a local pool can be set up to do, as Cognito's settings name it.
@NullMarked
package io.poolgate.localpool.settings;

import org.jspecify.annotations.NullMarked;
