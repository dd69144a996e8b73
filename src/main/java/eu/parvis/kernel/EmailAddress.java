package eu.parvis.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address, compared without regard to case: one {@code @}, a dotted domain, at most 254
 * characters (RFC 5321 4.5.3.1). Quoted local parts and address literals are refused.
 */
public record EmailAddress(String value) {

  private static final int MAX_LENGTH = 254;
  private static final Pattern FORM =
      Pattern.compile(
          "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~.-]{1,64}"
              + "@(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,63}");

  /**
   * @throws IllegalArgumentException if {@code value} is not an address
   */
  public EmailAddress {
    if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
    value = value.toLowerCase(Locale.ROOT);
  }

  /** Reads what a person typed, without surrounding white space. */
  public static Optional<EmailAddress> parse(String text) {
    if (text.length() > 2 * MAX_LENGTH) {
      return Optional.empty();
    }
    var address = text.strip();
    return address.length() <= MAX_LENGTH && FORM.matcher(address).matches()
        ? Optional.of(new EmailAddress(address))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
