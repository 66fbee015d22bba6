/// How Cognito is reached: settings, clients, secrets, bounds.
@NullMarked
package io.poolgate.cognito.call;

import org.jspecify.annotations.NullMarked;
