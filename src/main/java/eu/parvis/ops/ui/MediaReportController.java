package eu.parvis.ops.ui;

import eu.parvis.conference.MediaAddresses;
import eu.parvis.media.MediaBridge;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The state of the forwarding unit as JSON, for administrators. */
@RestController
class MediaReportController {

  static final String PATH = "/api/admin/media";

  private final MediaBridge bridge;
  private final MediaAddresses addresses;

  MediaReportController(MediaBridge bridge, MediaAddresses addresses) {
    this.bridge = bridge;
    this.addresses = addresses;
  }

  @GetMapping(PATH)
  MediaReport report() {
    return MediaReport.of(bridge, addresses);
  }
}
