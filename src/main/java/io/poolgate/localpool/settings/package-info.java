/// The settings of a local pool, named after Cognito's.
@NullMarked
package io.poolgate.localpool.settings;

import org.jspecify.annotations.NullMarked;
