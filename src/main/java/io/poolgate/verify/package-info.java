/// Forward authentication: a proxy asks here about each request to another service.
@NullMarked
package io.poolgate.verify;

import org.jspecify.annotations.NullMarked;
