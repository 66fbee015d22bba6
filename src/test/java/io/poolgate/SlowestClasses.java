package io.poolgate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Names the test classes that took longest: those of this JVM, and those that surefire's reports
/// tell of. The build lets the last of its JVMs do so, whose output is not kept in a file.
public final class SlowestClasses implements TestExecutionListener {
  private static final Integer SHOWN = Integer.getInteger("slowest.classes", 0);
  private static final Path REPORTS = Path.of("target", "surefire-reports");
  private static final Pattern SUITE =
      Pattern.compile("<testsuite [^>]* name=\"([^\"]+)\" time=\"([0-9.]+)\"");
  private static final double NANOS = 1e9;

  private final Map<String, Long> starts = new ConcurrentHashMap<>();
  private final Map<String, Double> here = new ConcurrentHashMap<>();

  @Override
  public void executionStarted(TestIdentifier test) {
    starts.put(test.getUniqueId(), System.nanoTime());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.getSource().orElse(null) instanceof ClassSource source) {
      long start = starts.getOrDefault(test.getUniqueId(), System.nanoTime());
      here.put(source.getClassName(), (System.nanoTime() - start) / NANOS);
    }
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (SHOWN > 0 && Files.isDirectory(REPORTS)) {
      System.out.println("The slowest test classes, in seconds: " + slowest());
    }
  }

  private String slowest() {
    var all = new HashMap<>(here);
    try (var files = Files.newDirectoryStream(REPORTS, "TEST-*.xml")) {
      for (var file : files) {
        try (var lines = Files.lines(file)) {
          lines
              .map(SUITE::matcher)
              .filter(suite -> suite.find())
              .findFirst()
              .ifPresent(suite -> all.put(suite.group(1), Double.valueOf(suite.group(2))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(
            each -> "%s %.0f".formatted(each.getKey().replace("io.poolgate.", ""), each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
