package eu.parvis.conference.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request of the page of a call is refused; answered as problem JSON (RFC 9457) with a code. */
final class Refusal extends ErrorResponseException {

  private final RefusalCode code;

  Refusal(RefusalCode code) {
    super(code.status(), problem(code), null);
    this.code = code;
    if (code == RefusalCode.TOO_MANY_ATTEMPTS) {
      getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(Attempts.WINDOW.toSeconds()));
    }
  }

  RefusalCode code() {
    return code;
  }

  private static ProblemDetail problem(RefusalCode code) {
    var problem = ProblemDetail.forStatus(code.status());
    problem.setProperty("code", code.code());
    return problem;
  }
}
