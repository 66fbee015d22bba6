/// What holds the server to the contract, and the contract to the server.
@NullMarked
package io.poolgate.contract;

import org.jspecify.annotations.NullMarked;
