package eu.parvis.shell;

import eu.parvis.kernel.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;

/**
 * What a browser gets where not even a Flow view can be shown: what happened, what to do next. It
 * is the view {@code error} of Spring Boot.
 */
@Component("error")
class ErrorDocument implements View {

  private final MessageSource texts;

  ErrorDocument(MessageSource texts) {
    this.texts = texts;
  }

  @Override
  public String getContentType() {
    return "text/html";
  }

  @Override
  public void render(
      @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var language = PageLanguage.preferred(Collections.list(request.getLocales()));
    response.setContentType("text/html;charset=UTF-8");
    response
        .getOutputStream()
        .write(page(kind(response.getStatus()), language).getBytes(StandardCharsets.UTF_8));
  }

  private static String kind(int status) {
    return switch (HttpStatus.resolve(status)) {
      case NOT_FOUND, BAD_REQUEST, METHOD_NOT_ALLOWED -> "not-found";
      case FORBIDDEN, UNAUTHORIZED -> "denied";
      case null, default -> "failure";
    };
  }

  private String page(String kind, Language language) {
    var locale = language.locale();
    var title = text("shell.error." + kind + ".title", locale);
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title>
    <link rel="icon" href="/theme/icon.svg">
    <link rel="stylesheet" href="/theme/tokens.css">
    <link rel="stylesheet" href="/theme/views.css">
    <link rel="stylesheet" href="/theme/document.css">
    </head>
    <body><div class="frame plain"><main><div class="card">
    <h1>%s</h1><p>%s</p><p>%s</p><a class="button-link" href="/">%s</a>
    </div></main></div></body>
    </html>
    """
        .formatted(
            locale.toLanguageTag(),
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
