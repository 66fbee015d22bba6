/// What a request says of contents: the type and the coding of its own, how strictly that is read,
/// and which it accepts.
@NullMarked
package io.poolgate.edge.content;

import org.jspecify.annotations.NullMarked;
