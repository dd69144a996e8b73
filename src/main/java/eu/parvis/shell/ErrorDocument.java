package eu.parvis.shell;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * What is answered where not even a Flow view can be shown: to a browser, what happened and what to
 * do next; to a program, a problem (RFC 9457). It says nothing of the server's insides.
 */
@Component
class ErrorDocument {

  private static final String POLICY =
      String.join(
          "; ",
          List.of(
              "default-src 'none'",
              "style-src 'self'",
              "img-src 'self'",
              "base-uri 'none'",
              "form-action 'none'",
              "frame-ancestors 'none'"));

  private final MessageSource texts;

  ErrorDocument(MessageSource texts) {
    this.texts = texts;
  }

  /**
   * Sets the headers of an answer and makes its body.
   *
   * @param path what was asked for
   */
  String answer(HttpServletRequest request, String path, int status, HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", POLICY);
    if (forProgram(request, path)) {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      return problem(status);
    }
    response.setContentType("text/html;charset=UTF-8");
    return page(request, kind(status));
  }

  /** Below {@code /api} there are no pages; elsewhere one has to ask for JSON, and not for HTML. */
  private static boolean forProgram(HttpServletRequest request, String path) {
    if (path.equals("/api") || path.startsWith("/api/")) {
      return true;
    }
    var accepted = accepted(request.getHeader(HttpHeaders.ACCEPT));
    return accepted.stream().noneMatch(type -> "html".equals(type.getSubtype()))
        && accepted.stream()
            .map(MediaType::getSubtype)
            .anyMatch(type -> "json".equals(type) || type.endsWith("+json"));
  }

  private static List<MediaType> accepted(@Nullable String header) {
    try {
      return MediaType.parseMediaTypes(header);
    } catch (InvalidMediaTypeException e) {
      return List.of();
    }
  }

  private static String problem(int status) {
    var known = HttpStatus.resolve(status);
    return "{\"title\":\"%s\",\"status\":%d}"
        .formatted(known == null ? "Error" : known.getReasonPhrase(), status);
  }

  private static String kind(int status) {
    return switch (HttpStatus.resolve(status)) {
      case NOT_FOUND, GONE -> "not-found";
      case FORBIDDEN, UNAUTHORIZED -> "denied";
      case CONTENT_TOO_LARGE -> "too-large";
      case TOO_MANY_REQUESTS, SERVICE_UNAVAILABLE -> "busy";
      case null -> "failure";
      case HttpStatus other -> other.is4xxClientError() ? "refused" : "failure";
    };
  }

  private String page(HttpServletRequest request, String kind) {
    var language = PageLanguage.preferred(Collections.list(request.getLocales()));
    var locale = language.locale();
    var scheme = Appearance.of(request.getCookies()).attribute();
    var title = text("shell.error." + kind + ".title", locale);
    return """
    <!doctype html>
    <html lang="%s"%s>
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>%s</title>
    <link rel="icon" href="/theme/icon.svg">
    <link rel="stylesheet" href="/theme/tokens.css">
    <link rel="stylesheet" href="/theme/views.css">
    <link rel="stylesheet" href="/theme/document.css">
    </head>
    <body><div class="frame plain"><header class="plain-header"><a class="brand" href="/">\
    <span class="brand-mark" aria-hidden="true"></span><span>Parvis</span></a></header><main><div class="card">
    <h1>%s</h1><p>%s</p><p>%s</p><a class="button-link" href="/">%s</a>
    </div></main></div></body>
    </html>
    """
        .formatted(
            locale.toLanguageTag(),
            scheme.map(" data-scheme=\"%s\""::formatted).orElse(""),
            title + " · Parvis",
            title,
            text("shell.error." + kind + ".happened", locale),
            text("shell.error." + kind + ".next", locale),
            text("shell.error.home", locale));
  }

  private String text(String key, Locale locale) {
    return HtmlUtils.htmlEscape(texts.getMessage(key, null, locale), "UTF-8");
  }
}
