package eu.parvis.meeting.mail;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/**
 * What every mail looks like as HTML: one column that fits a phone, styles in the elements alone,
 * nothing fetched, and colours that stay legible where a client turns them dark.
 */
final class HtmlSheet {

  private static final String FONT =
      "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";

  private HtmlSheet() {}

  /** A whole document. */
  static String of(Locale locale, String title, CharSequence body) {
    var language = locale.getLanguage();
    return """
    <!doctype html>
    <html lang="%s">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <title>%s</title>
    </head>
    <body lang="%s" style="margin:0;padding:0">
    <div style="%s;max-width:560px;margin:0 auto;padding:24px 16px">
    %s</div>
    </body>
    </html>
    """
        .formatted(language, escape(title), language, FONT, body);
  }

  /** A link to press. Its border is its padding, which Outlook's renderer leaves out otherwise. */
  static String button(Object link, String label, String fill) {
    return """
    <a href="%s" style="display:inline-block;background-color:%s;color:#ffffff;\
    border:solid %s;border-width:9px 16px;border-radius:8px;margin:0 4px 8px 0;font-size:16px;\
    line-height:1.4;font-weight:bold;text-decoration:none">%s</a>\
    """
        .formatted(escape(link), fill, fill, escape(label));
  }

  static String escape(Object text) {
    return HtmlUtils.htmlEscape(text.toString(), "UTF-8");
  }
}
