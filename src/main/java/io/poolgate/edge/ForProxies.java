package io.poolgate.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a controller whose routes proxies call, to ask about another service's requests. An `Origin`
/// or a preflight there is that service's affair.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForProxies {}
