package eu.parvis.conference.web;

import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request of the page of a call is refused; answered as problem JSON (RFC 9457) with a code. */
final class Refusal extends ErrorResponseException {

  private final RefusalCode code;

  Refusal(RefusalCode code) {
    super(code.status(), problem(code), null);
    this.code = code;
  }

  /**
   * @param wait after which it is worth asking again
   */
  Refusal(RefusalCode code, Duration wait) {
    this(code);
    var seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    getHeaders().set(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
  }

  /**
   * @param property of the problem document that says more
   */
  Refusal(RefusalCode code, String property, Object value) {
    this(code);
    getBody().setProperty(property, value);
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
