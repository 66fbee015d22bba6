/// Facts about this server: its configuration for front ends, its contract, its health.
@NullMarked
package io.poolgate.platform;

import org.jspecify.annotations.NullMarked;
