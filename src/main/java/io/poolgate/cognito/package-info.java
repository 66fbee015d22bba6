/// Talking to the user pool: the only package that imports the AWS SDK.
@NullMarked
package io.poolgate.cognito;

import org.jspecify.annotations.NullMarked;
