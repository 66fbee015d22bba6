package io.poolgate.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a controller whose routes answer by the head of a request alone. A body is not waited for,
/// because it may never come: a proxy that asks about a request often repeats its `Content-Length`,
/// and keeps the body.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface UnreadBody {}
