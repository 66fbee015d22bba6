/// What Cognito is asked, by subject. Only this package and those in it know the AWS SDK.
@NullMarked
package io.poolgate.cognito;

import org.jspecify.annotations.NullMarked;
