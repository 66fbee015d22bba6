/// What a request may be and take in either version of HTTP: its target, its header fields, its
/// body.
@NullMarked
package io.poolgate.edge.connection.request;

import org.jspecify.annotations.NullMarked;
