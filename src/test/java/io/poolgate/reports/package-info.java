/// The example of docs/protect-your-own-routes.md; a server that is not told to leaves it out.
@Configuration
@Requires(property = "spec.name", value = "reports")
@NullMarked
package io.poolgate.reports;

import io.micronaut.context.annotation.Configuration;
import io.micronaut.context.annotation.Requires;
import org.jspecify.annotations.NullMarked;
