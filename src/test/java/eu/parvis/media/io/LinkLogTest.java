package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.LinkPath;
import eu.parvis.media.LinkReport;
import eu.parvis.media.LinkReport.Spread;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkLogTest {

  @Test
  void aLineSaysWhatALinkWasLike() {
    var report =
        new LinkReport(
            Duration.ofMillis(61_900),
            new Spread(310_000, 900_000, 2_500_000),
            new Spread(20_400, 35_000, 180_000),
            4_000,
            50,
            2_000,
            5,
            1,
            LinkPath.RELAY_TLS);
    assertThat(LinkLog.line(report))
        .isEqualTo(
            "Link ended: seconds=61 path=relay-tls downKbps=310/900/2500 roundTripMs=20/35/180 packets=4000"
                + " lostPercent=1.3 upPackets=2000 upLostPercent=0.3 interruptions=1");
  }
}
