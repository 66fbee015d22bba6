/// How settings are read, all in one place: from where, in which form, from files where they are
/// secrets. What each is for, the record that takes it says.
@NullMarked
package io.poolgate.setting;

import org.jspecify.annotations.NullMarked;
