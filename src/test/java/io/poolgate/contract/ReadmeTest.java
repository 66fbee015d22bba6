package io.poolgate.contract;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs the README's journey as it stands, so that it cannot rot.
@Timeout(180)
class ReadmeTest extends PastedPage {
  ReadmeTest() {
    super("README.md");
  }

  @Test
  void theJourneyLeadsToTheEnd() throws Exception {
    Journey.assertComplete(paste(Map.of(), "journey"));
  }
}
