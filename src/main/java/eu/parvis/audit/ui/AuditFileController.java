package eu.parvis.audit.ui;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.account.SignedIn;
import eu.parvis.audit.AuditEntry;
import eu.parvis.audit.AuditFilter;
import eu.parvis.audit.AuditLine;
import eu.parvis.audit.AuditLog;
import eu.parvis.audit.AuditTexts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log as a file for administrators, the newest line first; written page by page, so that it
 * takes no more memory than a page.
 */
@RestController
class AuditFileController {

  static final String PATH = "/api/admin/audit.csv";

  /** Most lines of a file; whoever wants others asks for other days. */
  static final int MOST = 100_000;

  private static final int PAGE = 500;

  /** Files that are written at the same time. */
  private static final int MOST_AT_ONCE = 2;

  /** By which a spreadsheet knows UTF-8. */
  private static final char MARK = '\ufeff';

  private final AuditLog log;
  private final AuditTexts words;
  private final MessageSource texts;
  private final SignedIn signedIn;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  AuditFileController(AuditLog log, AuditTexts words, MessageSource texts, SignedIn signedIn) {
    this.log = log;
    this.words = words;
    this.texts = texts;
    this.signedIn = signedIn;
  }

  @GetMapping(PATH)
  void file(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var administrator = signedIn.current().filter(PersonProfile::administrator);
    if (administrator.isEmpty()) {
      response.sendError(HttpStatus.FORBIDDEN.value());
    } else if (!free.tryAcquire()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "30");
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    } else {
      try {
        write(administrator.get(), request, response);
      } finally {
        free.release();
      }
    }
  }

  private void write(
      PersonProfile administrator, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var name = ContentDisposition.attachment().filename("parvis-log.csv").build();
    response.setContentType("text/csv;charset=utf-8");
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name.toString());
    response.setHeader(
        HttpHeaders.CACHE_CONTROL, String.valueOf(CacheControl.noStore().getHeaderValue()));
    var asked = Asked.of(parameter -> Optional.ofNullable(request.getParameter(parameter)));
    var reading = administrator.reading();
    var written = new AtomicInteger();
    try (var out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
      write(out, asked.filter(reading.zone()), reading, written);
    } finally {
      // Whoever hangs up before the end has what was sent till then.
      log.exported(administrator.id(), written.get());
    }
  }

  private void write(Writer out, AuditFilter filter, Reading reading, AtomicInteger written)
      throws IOException {
    var csv = new CsvLines(out);
    out.write(MARK);
    csv.write(
        Stream.of("when", "what", "by", "about", "code")
            .map(column -> text("audit.column." + column, reading))
            .toList());
    var before = AuditLog.NEWEST;
    while (written.get() < MOST) {
      List<AuditEntry> page = log.find(filter, before, Math.min(PAGE, MOST - written.get()));
      for (var line : words.of(page, reading.locale())) {
        csv.write(cells(line, reading));
        written.incrementAndGet();
      }
      if (page.size() < PAGE) {
        return;
      }
      before = page.getLast().id();
    }
    csv.write(List.of(text("audit.cut", reading)));
  }

  private static List<String> cells(AuditLine line, Reading reading) {
    return List.of(
        DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(reading.here(line.at()).withNano(0)),
        line.what(),
        line.by(),
        line.about(),
        line.kind().name());
  }

  private String text(String key, Reading reading) {
    return texts.getMessage(key, null, reading.locale());
  }
}
