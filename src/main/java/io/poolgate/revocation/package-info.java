/// Sign-outs that tokens verified offline know nothing of, told from instance to instance.
@NullMarked
package io.poolgate.revocation;

import org.jspecify.annotations.NullMarked;
