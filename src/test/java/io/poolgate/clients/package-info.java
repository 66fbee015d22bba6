@NullMarked
package io.poolgate.clients;

import org.jspecify.annotations.NullMarked;
