package eu.parvis.conference.web;

import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers the page of a call that waits for the server to come back, and paths that are nothing.
 */
@RestController
class AliveController {

  @GetMapping("/api/alive")
  ResponseEntity<Void> alive() {
    return ResponseEntity.noContent().cacheControl(CacheControl.noStore()).build();
  }

  /** Without it the container's error page would answer, outside of this package's rules. */
  @RequestMapping("/api/rooms/**")
  void nothing() {
    throw new Refusal(RefusalCode.NOT_FOUND);
  }
}
