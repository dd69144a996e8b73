package eu.parvis.meeting.mail;

import eu.parvis.kernel.EmailAddress;
import java.util.Locale;

/** The words around a secret that is used once, in its recipient's language. */
interface OneTimeLetter {

  EmailAddress recipient();

  Locale locale();

  String subject();

  String plain();

  String html();

  /** A paragraph of HTML. */
  static String line(String text) {
    return "<p style=\"margin:0 0 12px;font-size:16px;line-height:1.5;overflow-wrap:anywhere\">%s</p>\n"
        .formatted(HtmlSheet.escape(text));
  }
}
