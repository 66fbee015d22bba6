package io.poolgate.setting;

import java.util.Map;
import java.util.regex.Pattern;

/// The variables that Kubernetes sets in each container for each Service beside it (service links,
/// in the form of Docker's). A Service called `poolgate` makes some that look like settings.
final class ServiceLinks {
  private static final Pattern NAME =
      Pattern.compile(
          "\\w+_(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");

  /// Such as `POOLGATE_MANAGEMENT_PORT=tcp://10.0.0.1:8081` for a Service `poolgate-management`.
  private static final Pattern PORT = Pattern.compile("\\w+_PORT");

  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.+");

  private ServiceLinks() {}

  static boolean isOne(String name, String value) {
    return NAME.matcher(name).matches()
        || (PORT.matcher(name).matches() && ADDRESS.matcher(value).matches());
  }

  static String[] among(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> isOne(variable.getKey(), variable.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toArray(String[]::new);
  }
}
