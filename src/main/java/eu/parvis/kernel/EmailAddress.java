package eu.parvis.kernel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An e-mail address, compared without regard to case: one {@code @}, a dotted domain, at most 254
 * characters (RFC 5321 4.5.3.1). Quoted local parts and address literals are refused.
 *
 * <p>What somebody {@link #parse types} is in ASCII, as mail is that does not ask for SMTPUTF8 (RFC
 * 6531): the domain is put into it, the rest has to be. Rows may have letters of any script, which
 * were taken once; they stay as they are.
 */
public record EmailAddress(String value) {

  private static final int MAX_LENGTH = 254;

  private static final Pattern FORM =
      Pattern.compile(
          "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}"
              + "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

  /** Marks and lengths that the first form had not are those of lower case: İ makes two of one. */
  private static final Pattern ROW =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~.-]+"
              + "@(?:[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}-]*\\.)+[\\p{L}\\p{M}\\p{N}-]{2,}");

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  /**
   * An address as a row has it.
   *
   * @throws IllegalArgumentException if {@code value} is not an address
   */
  public EmailAddress {
    value = Normalizer.normalize(value, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    if (value.length() > MAX_LENGTH || !ROW.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** Reads what a person typed or another program named, without surrounding white space. */
  public static Optional<EmailAddress> parse(String text) {
    // Looked at before it changes: the Kelvin sign becomes a k, and may be somebody else's address.
    return known(text)
        .filter(_ -> inAscii(local(text.strip())))
        .map(EmailAddress::ascii)
        .filter(address -> FORM.matcher(address.value).matches());
  }

  /** Reads what a person typed to say who they are, who may have an address of before. */
  public static Optional<EmailAddress> known(String text) {
    try {
      return text.length() > 2 * MAX_LENGTH
          ? Optional.empty()
          : Optional.of(new EmailAddress(text.strip()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Whether {@link #parse} refuses a text for letters before the {@code @}, of which to tell. */
  public static boolean accented(String text) {
    return known(text).isPresent() && !inAscii(local(text.strip()));
  }

  /** Its domain as mail servers write it. */
  public String domain() {
    var domain = value.substring(value.indexOf('@') + 1);
    try {
      var ascii = IDN.toASCII(domain);
      // Programs do not agree which domain ß or ς stand in (RFC 5895): it could be somebody else's.
      return IDN.toUnicode(ascii).equals(domain) ? ascii : domain;
    } catch (IllegalArgumentException _) {
      return domain;
    }
  }

  /** As mail has it, as far as it can be. */
  public EmailAddress ascii() {
    return at(domain());
  }

  /** As rows may have it: with the domain in ASCII, or in letters as it was typed. */
  public Set<String> spellings() {
    var unicode = at(IDN.toUnicode(domain()));
    return Set.copyOf(List.of(value, ascii().value, unicode.value));
  }

  private EmailAddress at(String domain) {
    var other = local(value) + "@" + domain;
    return other.length() > MAX_LENGTH ? this : new EmailAddress(other);
  }

  private static String local(String address) {
    return address.substring(0, address.indexOf('@'));
  }

  private static boolean inAscii(String text) {
    return ASCII.matcher(text).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
