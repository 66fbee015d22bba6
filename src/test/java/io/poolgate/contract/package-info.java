/// What holds the server to openapi.yml, and openapi.yml to the server.
@NullMarked
package io.poolgate.contract;

import org.jspecify.annotations.NullMarked;
