/// Tests of what a request says of contents.
@NullMarked
package io.poolgate.edge.content;

import org.jspecify.annotations.NullMarked;
