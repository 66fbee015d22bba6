/// Poolgate: a stateless REST service in front of one Amazon Cognito user pool.
@NullMarked
package io.poolgate;

import org.jspecify.annotations.NullMarked;
