package eu.parvis.conference.web;

import eu.parvis.kernel.SecurityEvent;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The one rule for requests that change something: JSON, of at most 4 KiB, from a page of Parvis. A
 * form of another site can send no JSON without asking first, and its origin is another.
 */
final class StateChangeFilter extends OncePerRequestFilter {

  static final int MAX_BODY = 4096;

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final RequestOrigin origin;

  StateChangeFilter(RequestOrigin origin) {
    this.origin = origin;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return SAFE.contains(request.getMethod());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      check(request);
      var body = request.getInputStream().readNBytes(MAX_BODY + 1);
      if (body.length > MAX_BODY) {
        throw new Refusal(RefusalCode.TOO_LARGE);
      }
      chain.doFilter(new BoundedRequest(request, body), response);
    } catch (Refusal refusal) {
      refusal
          .code()
          .event()
          .ifPresent(event -> request.setAttribute(SecurityEvent.ATTRIBUTE, event));
      refuse(response, refusal);
    }
  }

  private void check(HttpServletRequest request) {
    if (!json(request.getContentType())) {
      throw new Refusal(RefusalCode.NOT_JSON);
    }
    if (!origin.acceptable(request)) {
      throw new Refusal(RefusalCode.WRONG_ORIGIN);
    }
  }

  private static boolean json(@Nullable String contentType) {
    try {
      return contentType != null
          && MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
    var problem = refusal.getBody();
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getWriter()
        .write(
            "{\"title\":\"%s\",\"status\":%d,\"code\":\"%s\"}"
                .formatted(problem.getTitle(), problem.getStatus(), refusal.code().code()));
  }

  /** A request whose body was read already. */
  private static final class BoundedRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    BoundedRequest(HttpServletRequest request, byte[] body) {
      super(request);
      this.body = body;
    }

    @Override
    public ServletInputStream getInputStream() {
      return new BodyStream(body);
    }

    @Override
    public BufferedReader getReader() {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }

  private static final class BodyStream extends ServletInputStream {

    private final ByteArrayInputStream bytes;

    BodyStream(byte[] body) {
      this.bytes = new ByteArrayInputStream(body);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      return bytes.read(target, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("the body is here already");
    }
  }
}
