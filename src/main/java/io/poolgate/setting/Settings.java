package io.poolgate.setting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.EnvironmentPropertySource;
import io.micronaut.context.env.PropertySource;
import io.micronaut.core.io.service.SoftServiceLoader;
import io.micronaut.inject.BeanDefinitionReference;
import io.poolgate.setting.ForeignSettings.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads all settings before anything is made of them, and puts what it has read in their place: no
/// bean, and no condition of one, sees anything else. The constructors that take them say which
/// there are.
@ContextConfigurer
public final class Settings implements ApplicationContextConfigurer {
  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final Pattern OURS = Pattern.compile("(POOLGATE|COGNITO|REDIS)_.+");

  /// All settings that there are.
  static List<Setting> known() {
    return Known.ALL;
  }

  /// Leaves service links out of what Micronaut reads: it would take one for a setting, and make a
  /// list of another, because of the number in its name.
  @Override
  public void configure(ApplicationContextBuilder builder) {
    builder.environmentVariableExcludes(ServiceLinks.among(System.getenv()));
  }

  @Override
  public void configure(ApplicationContext context) {
    var environment = context.getEnvironment();
    Literal.convertIn(environment);
    var read = new HashMap<String, Object>();
    known()
        .forEach(setting ->
            setting.read(environment).ifPresent(value -> read.put(setting.property(), value)));
    environment.addPropertySource(PropertySource.of("settings", read));
    environment.getProperty("poolgate.log.level", Level.class).ifPresent(Level::set);
    warn(environment);
  }

  /// What is wrong, with the file that it stands in.
  public static String withFile(String wrong, Environment environment) {
    return known().stream()
        .filter(setting -> setting.isFromFile() && wrong.startsWith(setting.variable() + " "))
        .filter(setting -> !wrong.contains(setting.fileVariable()))
        .flatMap(setting ->
            setting.path(environment).stream()
                .map(path ->
                    wrong
                        + " (It was read from "
                        + setting.fileVariable()
                        + ", which is "
                        + path
                        + ".)"))
        .findFirst()
        .orElse(wrong);
  }

  /// These are only logged: a rollback must not fail on a setting that another version knows.
  private static void warn(Environment environment) {
    var names = known().stream().flatMap(Settings::names).collect(Collectors.toSet());
    for (var name : unknown(environment, names)) {
      LOG.warn("{} is set, but there is no such setting.", name);
    }
    var links = Arrays.stream(ServiceLinks.among(System.getenv())).filter(names::contains).toList();
    if (!links.isEmpty()) {
      LOG.warn(
          "Counted as not set, because Kubernetes made it for a Service of that name: {}. In the"
              + " pod's specification, enableServiceLinks: false keeps such variables out.",
          String.join(", ", links));
    }
  }

  private static Stream<String> names(Setting setting) {
    return setting.isFromFile()
        ? Stream.of(setting.variable(), setting.fileVariable())
        : Stream.of(setting.variable());
  }

  private static Set<String> unknown(Environment environment, Set<String> known) {
    var unknown = new TreeSet<String>();
    for (var source : environment.getPropertySources()) {
      if (source.getName().equals(EnvironmentPropertySource.NAME)) {
        source.forEach(unknown::add);
      }
    }
    unknown.removeIf(name -> !OURS.matcher(name).matches() || known.contains(name));
    return unknown;
  }

  /// Is made when it is first asked for: a configurer that cannot be loaded would be left out.
  private static final class Known {
    static final List<Setting> ALL = all();

    /// From the definitions themselves: a context that is asked for them looks whether each bean is
    /// wanted, which depends on settings, and keeps the answer.
    @SuppressWarnings("rawtypes") // that is the service's type
    private static List<Setting> all() {
      var beans = new ArrayList<BeanDefinitionReference<?>>();
      SoftServiceLoader.load(BeanDefinitionReference.class, Settings.class.getClassLoader())
          .forEach(bean -> {
            if (bean.getName().startsWith("io.poolgate.")) {
              beans.add(bean.load());
            }
          });
      return beans.stream()
          .flatMap(bean -> Arrays.stream(bean.load().getConstructor().getArguments()))
          .flatMap(argument -> Setting.of(argument).stream())
          .toList();
    }
  }
}
