package eu.parvis.meeting.mail;

import static eu.parvis.meeting.mail.OneTimeLetter.line;

import eu.parvis.account.AddressCodeMade;
import eu.parvis.kernel.EmailAddress;
import java.util.Locale;
import org.springframework.context.MessageSource;

/**
 * The words around a code that proves an address. Says nothing of the meeting: whoever reads the
 * mailbox may not be who was invited.
 */
final class CodeLetter implements OneTimeLetter {

  private final MessageSource texts;
  private final AddressCodeMade made;
  private final String server;

  /**
   * @param server the host that people know the product by
   */
  CodeLetter(MessageSource texts, AddressCodeMade made, String server) {
    this.texts = texts;
    this.made = made;
    this.server = server;
  }

  @Override
  public EmailAddress recipient() {
    return made.address();
  }

  @Override
  public Locale locale() {
    return made.language().locale();
  }

  /** With the code, since a phone shows no more than this. */
  @Override
  public String subject() {
    return text("subject", made.code());
  }

  @Override
  public String plain() {
    return String.join(
            "\n\n", text("greeting"), text("text", server), made.code(), validity(), text("other"))
        + "\n";
  }

  @Override
  public String html() {
    var body =
        line(text("greeting"))
            + line(text("text", server))
            + "<p style=\"margin:20px 0;font-size:32px;line-height:1.2;font-weight:bold;letter-spacing:4px\">%s</p>\n"
                .formatted(HtmlSheet.escape(made.code()))
            + line(validity())
            + line(text("other"));
    return HtmlSheet.of(locale(), subject(), body);
  }

  private String validity() {
    return text("validity", made.validity().toMinutes());
  }

  private String text(String key, Object... arguments) {
    return texts.getMessage("mail.code." + key, arguments, locale());
  }
}
