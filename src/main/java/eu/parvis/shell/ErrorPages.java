package eu.parvis.shell;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Where the container sends a request that failed; nothing is to be found there directly. */
@Controller
class ErrorPages implements ErrorController {

  private final ErrorDocument document;

  ErrorPages(ErrorDocument document) {
    this.document = document;
  }

  @RequestMapping("/error")
  void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer known
            ? known
            : HttpServletResponse.SC_NOT_FOUND;
    var path =
        request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String known
            ? known
            : "";
    response.setStatus(status);
    var body = document.answer(request, path, status, response);
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }
}
