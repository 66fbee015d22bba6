/// What a record says of the settings that it takes, beyond their types.
@NullMarked
package io.poolgate.setting;

import org.jspecify.annotations.NullMarked;
