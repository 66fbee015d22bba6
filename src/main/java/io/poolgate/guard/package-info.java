/// Who may reach a route, and what they are told if not: the verifier inside the framework.
@NullMarked
package io.poolgate.guard;

import org.jspecify.annotations.NullMarked;
