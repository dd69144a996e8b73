package eu.parvis.media.io;

import eu.parvis.media.LinkReport;
import eu.parvis.media.LinkReport.Spread;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The operator's log of links, under a name of its own: one line for each at its end. {@code
 * docs/operating/quality.md} says what is in it.
 */
final class LinkLog {

  private static final Logger LOG = LoggerFactory.getLogger("eu.parvis.links");

  private static final long BITS_PER_KILOBIT = 1000;
  private static final long MICROS_PER_MILLI = 1000;

  private LinkLog() {}

  static void tell(LinkReport report) {
    if (LOG.isInfoEnabled()) {
      LOG.info(line(report));
    }
  }

  static String line(LinkReport report) {
    return String.format(
        Locale.ROOT,
        "Link ended: seconds=%d path=%s downKbps=%s roundTripMs=%s packets=%d lostPercent=%.1f"
            + " upPackets=%d upLostPercent=%.1f interruptions=%d",
        report.lasted().toSeconds(),
        report.path() == null ? "-" : report.path().word(),
        spread(report.target(), BITS_PER_KILOBIT),
        spread(report.roundTripMicros(), MICROS_PER_MILLI),
        report.sentPackets(),
        report.lostPercent(),
        report.upPackets(),
        report.upLostPercent(),
        report.interruptions());
  }

  private static String spread(Spread values, long unit) {
    return values.tenth() / unit + "/" + values.half() / unit + "/" + values.nineTenths() / unit;
  }
}
