/// What each failure of Cognito becomes.
@NullMarked
package io.poolgate.cognito.failure;

import org.jspecify.annotations.NullMarked;
