package io.poolgate.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.inject.BeanDefinition;
import io.poolgate.setting.FromFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds docs/configuration.md to the properties that the server's beans take, and back.
class ConfigurationPageTest {
  private static final Pattern VARIABLE =
      Pattern.compile("`((?:COGNITO|POOLGATE|REDIS)_[A-Z0-9_]+)`");

  @Test
  void thePageListsWhatCanBeSet() throws Exception {
    var page = Files.readString(Path.of("docs", "configuration.md"));
    var listed =
        VARIABLE
            .matcher(page)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(variables());
  }

  /// Every property of ours that a bean takes, or is there for, as an environment variable.
  private static Set<String> variables() {
    var ports = Map.<String, Object>of("poolgate.local.pool-port", 0);
    try (var context = ApplicationContext.run(ports, "local")) {
      return context.getAllBeanDefinitions().stream()
          .filter(bean -> bean.getName().startsWith("io.poolgate."))
          .flatMap(bean -> Stream.concat(taken(bean), required(bean)))
          .filter(name -> name.matches("(poolgate|cognito|redis)\\..*"))
          .map(name -> name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Stream<String> taken(BeanDefinition<?> bean) {
    return Arrays.stream(bean.getConstructor().getArguments())
        .flatMap(argument -> {
          var metadata = argument.getAnnotationMetadata();
          var name = metadata.stringValue(Property.class, "name").stream();
          return metadata.hasStereotype(FromFile.class)
              ? name.flatMap(value -> Stream.of(value, value + "-file"))
              : name;
        });
  }

  private static Stream<String> required(BeanDefinition<?> bean) {
    return bean.getAnnotationMetadata().getAnnotationValuesByType(Requires.class).stream()
        .flatMap(requires -> requires.stringValue("property").stream());
  }
}
