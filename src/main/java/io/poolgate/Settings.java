package io.poolgate;

import io.micronaut.context.BeanContext;
import io.micronaut.context.annotation.Context;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Judges all that is set before anything is made of it. What there is to set is known from the
/// constructors that take it.
@Context
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Settings {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final String OURS = "POOLGATE_";

  Settings(BeanContext beans, Environment environment) {
    var known = known(beans);
    var names = known.stream().map(Setting::variable).collect(Collectors.toSet());
    known.forEach(setting -> setting.check(environment));
    unknown(environment, names)
        .forEach(name -> LOG.warn("{} is set, but there is no such setting.", name));
  }

  /// All that there is to set.
  static List<Setting> known(BeanContext beans) {
    return beans.getBeanDefinitionReferences().stream()
        .filter(bean -> bean.getBeanDefinitionName().startsWith("io.poolgate."))
        .flatMap(bean -> Arrays.stream(bean.load(beans).getConstructor().getArguments()))
        .flatMap(argument -> Setting.of(argument).stream())
        .toList();
  }

  /// Only told: what a newer or an older version knows must not stop the way back to it.
  private static Set<String> unknown(Environment environment, Set<String> known) {
    var unknown = new TreeSet<String>();
    for (var source : environment.getPropertySources()) {
      if (source.getName().equals(EnvironmentPropertySource.NAME)) {
        source.forEach(unknown::add);
      }
    }
    unknown.removeIf(name -> !name.startsWith(OURS) || known.contains(name));
    return unknown;
  }
}
