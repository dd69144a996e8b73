package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * What a password must be: long and not among the frequent ones, whatever its characters are, as
 * NIST SP 800-63B 3.1.1 asks. Counted in code points.
 */
public final class PasswordRules {

  /** Fewest characters. */
  public static final int LEAST = 12;

  /** Most characters; bounds the work of hashing. */
  public static final int MOST = 256;

  private static final int FEWEST_DIFFERENT = 5;
  private static final int SHORT_LOCAL_PART = 4;

  private PasswordRules() {}

  /** Why a password is refused. */
  public enum Refusal {
    TOO_SHORT,
    TOO_LONG,
    CONTAINS_ADDRESS,
    TOO_UNIFORM,
    FREQUENT
  }

  /** How hard a permitted password is to guess, roughly. */
  public enum Strength {
    FAIR,
    GOOD,
    STRONG
  }

  /** Why {@code password} is refused for the person of {@code address}, or empty. */
  public static Optional<Refusal> refusal(String password, EmailAddress address) {
    return refusal(password, Optional.of(address));
  }

  /** Why {@code password} is refused, as far as that can be told before the address is known. */
  public static Optional<Refusal> refusal(String password, Optional<EmailAddress> address) {
    var length = password.codePointCount(0, password.length());
    if (length > MOST) {
      return Optional.of(Refusal.TOO_LONG);
    }
    if (length < LEAST) {
      return Optional.of(Refusal.TOO_SHORT);
    }
    if (address.filter(known -> contains(password, known)).isPresent()) {
      return Optional.of(Refusal.CONTAINS_ADDRESS);
    }
    if (different(password) < FEWEST_DIFFERENT) {
      return Optional.of(Refusal.TOO_UNIFORM);
    }
    return FrequentPasswords.contain(password) ? Optional.of(Refusal.FREQUENT) : Optional.empty();
  }

  /** The strength of a password that is not refused: its length, less what repeats. */
  public static Strength strength(String password) {
    var length = password.codePointCount(0, password.length());
    var weight = Math.min(length, 2 * different(password));
    if (weight >= 20) {
      return Strength.STRONG;
    }
    return weight >= 16 ? Strength.GOOD : Strength.FAIR;
  }

  private static boolean contains(String password, EmailAddress address) {
    var lower = password.toLowerCase(Locale.ROOT);
    var local = address.value().substring(0, address.value().indexOf('@'));
    return lower.contains(address.value())
        || (local.length() >= SHORT_LOCAL_PART && lower.contains(local));
  }

  private static int different(String password) {
    return (int) password.codePoints().distinct().count();
  }
}
