package io.poolgate.edge;

import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.psl.PublicSuffixMatcherLoader;

/// Origins that differ in their first label, as those of previews do:
/// `https://*.preview.example.com`.
///
/// @param beforeLabel the scheme
/// @param afterLabel the domain, and the port if any
record WildcardOrigin(String beforeLabel, String afterLabel) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?!http:.*:80$|https:.*:443$)"
              + "(https?://)\\*(\\.((?:[a-z0-9_-]+\\.)+[a-z][a-z0-9-]*)(?::[0-9]{1,5})?)");

  /// A label as browsers write it (RFC 1035 §2.3.4), and no dot: one label it is.
  private static final String LABEL = "[a-z0-9_-]{1,63}";

  /// Empty for what is none, and where anybody can have a name below the domain: a top-level
  /// domain, `co.uk`, or a host of pages such as `github.io` (publicsuffix.org).
  static Optional<WildcardOrigin> parse(String text) {
    var matcher = FORM.matcher(text);
    return matcher.matches() && !isPublicSuffix(matcher.group(3))
        ? Optional.of(new WildcardOrigin(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /// What such an origin matches as a whole.
  String regex() {
    return Pattern.quote(beforeLabel) + LABEL + Pattern.quote(afterLabel);
  }

  boolean matches(String origin) {
    return Pattern.matches(regex(), origin);
  }

  private static boolean isPublicSuffix(String domain) {
    return PublicSuffixMatcherLoader.getDefault().matches(domain);
  }
}
