package io.poolgate.setting;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A setting that nobody may read off the process: it can stand in a file, and it has no character
/// that cannot be seen, because a secret with one is wrong in a way that nobody finds.
@FromFile
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface Secret {}
