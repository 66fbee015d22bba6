package io.poolgate.edge;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// On a controller whose routes proxies call, to ask about another service's requests. An `Origin`
/// or a preflight there is that service's affair. They answer by the head of a request alone: a
/// body may never come, because proxies often repeat its `Content-Length`, and keep the body.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ForProxies {}
