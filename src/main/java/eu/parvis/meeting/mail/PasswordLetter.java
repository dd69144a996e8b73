package eu.parvis.meeting.mail;

import static eu.parvis.meeting.mail.OneTimeLetter.line;

import eu.parvis.account.PasswordLinkMade;
import eu.parvis.kernel.EmailAddress;
import java.util.Locale;
import org.springframework.context.MessageSource;

/** The words around a one-time link, in its recipient's language, as text and as HTML. */
final class PasswordLetter implements OneTimeLetter {

  private final MessageSource texts;
  private final PasswordLinkMade made;
  private final String link;

  PasswordLetter(MessageSource texts, PasswordLinkMade made, String link) {
    this.texts = texts;
    this.made = made;
    this.link = link;
  }

  @Override
  public EmailAddress recipient() {
    return made.person().email();
  }

  @Override
  public Locale locale() {
    return made.person().language().locale();
  }

  @Override
  public String subject() {
    return text("subject");
  }

  @Override
  public String plain() {
    return String.join("\n\n", greeting(), text("text"), link, validity(), text("other")) + "\n";
  }

  @Override
  public String html() {
    var body =
        line(greeting())
            + line(text("text"))
            + "<div style=\"margin:20px 0 8px\">"
            + HtmlSheet.button(link, text("button"), "#0b5565")
            + "</div>\n"
            + line(link)
            + line(validity())
            + line(text("other"));
    return HtmlSheet.of(locale(), subject(), body);
  }

  private String greeting() {
    return text("greeting", made.person().name());
  }

  private String validity() {
    var validity = made.validity();
    return switch (made.reason()) {
      case FORGOTTEN -> text("validity", validity.toMinutes());
      case INVITED -> text("validity", validity.toDays());
    };
  }

  private String text(String key, Object... arguments) {
    var reason = made.reason().name().toLowerCase(Locale.ROOT);
    return texts.getMessage("mail." + reason + "." + key, arguments, locale());
  }
}
