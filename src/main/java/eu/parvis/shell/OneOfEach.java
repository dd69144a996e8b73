package eu.parvis.shell;

import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses a request with two parameters of one name, in its address, its form or both: readers
 * would disagree on which of them counts, and Spring joins them by a comma.
 */
@Component
class OneOfEach implements WebMvcConfigurer, HandlerInterceptor {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object any)
      throws IOException {
    var told = request.getDispatcherType() == DispatcherType.ERROR;
    if (told || request.getParameterMap().values().stream().allMatch(all -> all.length == 1)) {
      return true;
    }
    request.setAttribute(SecurityEvent.ATTRIBUTE, SecurityEvent.control("malformed"));
    response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    return false;
  }
}
