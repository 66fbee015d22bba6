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

/// Checks all settings before anything is made of them. The constructors that take them say which
/// there are.
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

  /// All settings that there are.
  static List<Setting> known(BeanContext beans) {
    return beans.getBeanDefinitionReferences().stream()
        .filter(bean -> bean.getBeanDefinitionName().startsWith("io.poolgate."))
        .flatMap(bean -> Arrays.stream(bean.load(beans).getConstructor().getArguments()))
        .flatMap(argument -> Setting.of(argument).stream())
        .toList();
  }

  /// These are only logged: a rollback must not fail on a setting that another version knows.
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
