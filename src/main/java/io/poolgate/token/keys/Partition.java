package io.poolgate.token.keys;

/// The parts that AWS consists of. The hosts of each end in a domain of its own, and the names of
/// its regions begin alike, those to come too.
enum Partition {
  CHINA("cn-", "amazonaws.com.cn"),
  EUROPEAN_SOVEREIGN("eusc-", "amazonaws.eu"),
  ISO("us-iso-", "c2s.ic.gov"),
  ISO_B("us-isob-", "sc2s.sgov.gov"),
  ISO_E("eu-isoe-", "cloud.adc-e.uk"),
  ISO_F("us-isof-", "csp.hci.ic.gov"),
  /// All other regions, GovCloud's too.
  STANDARD("", "amazonaws.com");

  private final String regions;
  private final String domain;

  Partition(String regions, String domain) {
    this.regions = regions;
    this.domain = domain;
  }

  static Partition of(String region) {
    for (var partition : values()) {
      if (region.startsWith(partition.regions)) {
        return partition;
      }
    }
    return STANDARD;
  }

  /// What its hosts end with.
  String domain() {
    return domain;
  }
}
