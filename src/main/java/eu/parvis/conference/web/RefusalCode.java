package eu.parvis.conference.web;

import eu.parvis.conference.EntryRefused;
import eu.parvis.kernel.SecurityEvent;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** What the page of a call may be refused, as it stands in {@code code} of the problem. */
enum RefusalCode {
  UNKNOWN_ROOM(HttpStatus.NOT_FOUND, "unknown-room"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "not-found"),
  ROOM_FULL(HttpStatus.CONFLICT, "room-full"),
  OVER(HttpStatus.CONFLICT, "over"),
  CANCELLED(HttpStatus.GONE, "cancelled"),
  ENDED(HttpStatus.GONE, "ended"),
  MUST_WAIT(HttpStatus.CONFLICT, "must-wait"),
  NO_GRANT(HttpStatus.CONFLICT, "no-grant"),
  NOT_LET_IN(HttpStatus.FORBIDDEN, "not-let-in"),
  TOO_MANY_WAIT(HttpStatus.SERVICE_UNAVAILABLE, "too-many-wait"),
  TEXT_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "text-invalid"),
  NAME_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "name-invalid"),
  ADDRESS_INVALID(HttpStatus.UNPROCESSABLE_CONTENT, "address-invalid"),
  CODE_MALFORMED(HttpStatus.UNPROCESSABLE_CONTENT, "code-malformed"),
  CODE_WRONG(HttpStatus.UNPROCESSABLE_CONTENT, "code-wrong"),
  CODE_SPENT(HttpStatus.GONE, "code-spent"),
  NO_ADMISSION(HttpStatus.UNAUTHORIZED, "no-admission"),
  REMOVED(HttpStatus.FORBIDDEN, "removed"),
  NOT_ALLOWED(HttpStatus.FORBIDDEN, "not-allowed"),
  WRONG_ORIGIN(HttpStatus.FORBIDDEN, "wrong-origin"),
  MALFORMED(HttpStatus.BAD_REQUEST, "malformed"),
  NOT_JSON(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "not-json"),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "too-large"),
  TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS, "too-many-attempts"),
  TOO_MANY_ADMISSIONS(HttpStatus.TOO_MANY_REQUESTS, "too-many-admissions"),
  TOO_MANY_CODES(HttpStatus.TOO_MANY_REQUESTS, "too-many-codes"),
  TOO_MANY_STREAMS(HttpStatus.TOO_MANY_REQUESTS, "too-many-streams");

  private final HttpStatus status;
  private final String code;

  RefusalCode(HttpStatus status, String code) {
    this.status = status;
    this.code = code;
  }

  static RefusalCode of(EntryRefused.Reason reason) {
    return switch (reason) {
      case MUST_WAIT -> MUST_WAIT;
      case NO_GRANT -> NO_GRANT;
      case NOT_LET_IN -> NOT_LET_IN;
      case TOO_MANY_WAIT -> TOO_MANY_WAIT;
    };
  }

  /** What the log of security counts it as; empty where no control said no. */
  Optional<SecurityEvent> event() {
    return switch (this) {
      case ROOM_FULL, OVER, CANCELLED, ENDED, MUST_WAIT, TOO_MANY_WAIT, NOT_FOUND ->
          Optional.empty();
      case NO_ADMISSION, CODE_WRONG, CODE_SPENT -> Optional.of(SecurityEvent.authentication(code));
      case NO_GRANT, NOT_LET_IN, REMOVED, NOT_ALLOWED ->
          Optional.of(SecurityEvent.authorization(code));
      case UNKNOWN_ROOM,
          TEXT_INVALID,
          NAME_INVALID,
          ADDRESS_INVALID,
          CODE_MALFORMED,
          WRONG_ORIGIN,
          MALFORMED,
          NOT_JSON,
          TOO_LARGE,
          TOO_MANY_ATTEMPTS,
          TOO_MANY_ADMISSIONS,
          TOO_MANY_CODES,
          TOO_MANY_STREAMS ->
          Optional.of(SecurityEvent.control(code));
    };
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }
}
