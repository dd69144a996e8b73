package eu.parvis.conference.web;

import eu.parvis.kernel.Slug;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page of a call: one document for every room and for links that lead nowhere. What it shows it
 * asks of the REST interface.
 */
@RestController
class RoomPageController {

  private final RoomAccess access;
  private final RoomDocument document;
  private final RequestOrigin origin;

  RoomPageController(RoomAccess access, RoomDocument document, RequestOrigin origin) {
    this.access = access;
    this.document = document;
    this.origin = origin;
  }

  @GetMapping("/{slug:" + Slug.REGEX + "}")
  ResponseEntity<String> page(HttpServletRequest request, @PathVariable String slug)
      throws IOException {
    var policy = ContentPolicy.of(origin.socket(request, ""));
    var header =
        document.inDevelopment()
            ? "Content-Security-Policy-Report-Only"
            : "Content-Security-Policy";
    return status(request, slug)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .cacheControl(CacheControl.noStore())
        .header(header, policy)
        .body(document.html());
  }

  /** Capitals, as a mail program may make them at the start of a line, lead to the link itself. */
  @GetMapping("/{typed:(?=.*[A-Z])[A-Za-z]{3}-[A-Za-z]{4}-[A-Za-z]{3}}")
  ResponseEntity<Void> capitals(@PathVariable String typed) {
    var slug = Slug.parse(typed).orElseThrow(() -> new Refusal(RefusalCode.UNKNOWN_ROOM));
    return ResponseEntity.status(HttpStatus.FOUND)
        .header(HttpHeaders.LOCATION, URI.create("/" + slug.value()).toString())
        .build();
  }

  private ResponseEntity.BodyBuilder status(HttpServletRequest request, String slug) {
    try {
      access.room(request, slug);
      return ResponseEntity.ok();
    } catch (Refusal refusal) {
      return ResponseEntity.status(refusal.code().status()).headers(refusal.getHeaders());
    }
  }
}
