package eu.parvis.provider;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Changes the answers of the provider. */
final class MischiefFilter extends OncePerRequestFilter {

  private final JsonMapper json = new JsonMapper();
  private final Mischief mischief;
  private final Signer signer;

  MischiefFilter(Mischief mischief, Signer signer) {
    this.mischief = mischief;
    this.signer = signer;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var path = request.getRequestURI();
    if (mischief.isAway(path)) {
      response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    } else if (path.equals("/oauth2/token") || path.equals("/userinfo")) {
      var kept = new ContentCachingResponseWrapper(response);
      chain.doFilter(request, kept);
      if (kept.getStatus() == HttpServletResponse.SC_OK) {
        change(path, kept);
      }
      kept.copyBodyToResponse();
    } else {
      chain.doFilter(request, response);
    }
  }

  private void change(String path, ContentCachingResponseWrapper answer) throws IOException {
    var said =
        json.readValue(answer.getContentAsByteArray(), new TypeReference<Map<String, Object>>() {});
    answer.resetBuffer();
    if (path.equals("/userinfo")) {
      mischief.userInfo().accept(said);
      if (mischief.signedUserInfo()) {
        answer.setContentType("application/jwt");
        answer.getOutputStream().write(bytes(signer.userInfo(said)));
        return;
      }
    } else {
      said.computeIfPresent("id_token", (_, token) -> mischief.idToken().apply((String) token));
    }
    answer.getOutputStream().write(bytes(json.writeValueAsString(said)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
