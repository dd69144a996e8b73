package eu.parvis.account.export;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.PersonalDataExported;
import eu.parvis.account.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What is known of a person, for the person and for administrators, who do not see what rooms and
 * meetings are about. One file at a time for each who asks.
 */
@RestController
class ExportController {

  static final String OWN = "/profile/data.zip";
  static final String ANY = "/api/admin/people/{person:[0-9a-f-]{36}}/data.zip";

  private final Archive archive;
  private final People people;
  private final SignedIn signedIn;
  private final ApplicationEventPublisher events;
  private final Set<PersonId> busy = ConcurrentHashMap.newKeySet();

  ExportController(
      Archive archive, People people, SignedIn signedIn, ApplicationEventPublisher events) {
    this.archive = archive;
    this.people = people;
    this.signedIn = signedIn;
    this.events = events;
  }

  @GetMapping(OWN)
  void own(HttpServletResponse response) throws IOException {
    var me = signedIn.current();
    answer(me, me, true, response);
  }

  @GetMapping(ANY)
  void any(@PathVariable UUID person, HttpServletResponse response) throws IOException {
    var administrator = signedIn.current().filter(PersonProfile::administrator);
    answer(administrator, people.find(new PersonId(person)), false, response);
  }

  private void answer(
      Optional<PersonProfile> by,
      Optional<PersonProfile> whose,
      boolean content,
      HttpServletResponse response)
      throws IOException {
    if (by.isEmpty()) {
      response.sendError(HttpStatus.FORBIDDEN.value());
    } else if (whose.isEmpty()) {
      response.sendError(HttpStatus.NOT_FOUND.value());
    } else if (!busy.add(by.get().id())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "30");
      response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
    } else {
      try {
        send(whose.get().id(), content, response);
        events.publishEvent(new PersonalDataExported(whose.get().id(), by.get().id()));
      } finally {
        busy.remove(by.get().id());
      }
    }
  }

  /** By way of a file of its own: whoever reads slowly holds no connection to the database. */
  private void send(PersonId person, boolean content, HttpServletResponse response)
      throws IOException {
    var file = Files.createTempFile("parvis-data", ".zip");
    try {
      try (var out = Files.newOutputStream(file)) {
        archive.write(person, content, out);
      }
      var name = ContentDisposition.attachment().filename("parvis-data.zip").build();
      response.setContentType("application/zip");
      response.setContentLengthLong(Files.size(file));
      response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.toString());
      response.setHeader(
          HttpHeaders.CACHE_CONTROL, String.valueOf(CacheControl.noStore().getHeaderValue()));
      Files.copy(file, response.getOutputStream());
    } finally {
      Files.delete(file);
    }
  }
}
