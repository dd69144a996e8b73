package eu.parvis.conference.web;

import eu.parvis.kernel.SecurityEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every error of this package's controllers is problem JSON with a {@code code}. */
@RestControllerAdvice(basePackageClasses = Refusals.class)
class Refusals extends ResponseEntityExceptionHandler {

  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception failure,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var code = failure instanceof Refusal refusal ? refusal.code() : RefusalCode.MALFORMED;
    code.event()
        .ifPresent(event ->
            request.setAttribute(SecurityEvent.ATTRIBUTE, event, RequestAttributes.SCOPE_REQUEST));
    var problem = failure instanceof Refusal refusal ? refusal.getBody() : malformed(status);
    return super.handleExceptionInternal(failure, problem, headers, status, request);
  }

  /** What a library says of bad input stays inside. */
  private static ProblemDetail malformed(HttpStatusCode status) {
    var problem = ProblemDetail.forStatus(status);
    problem.setProperty("code", RefusalCode.MALFORMED.code());
    return problem;
  }
}
