package eu.parvis.kernel;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The last part of a room's permanent link, such as {@code abc-defg-hij}: ten lower-case letters,
 * 26^10 possibilities.
 */
public record Slug(String value) {

  /** The form of a slug as a regular expression, for request mappings. */
  public static final String REGEX = "[a-z]{3}-[a-z]{4}-[a-z]{3}";

  private static final int LENGTH = 12;
  private static final Pattern FORM = Pattern.compile(REGEX);

  /**
   * @throws IllegalArgumentException if {@code value} has not the form of a slug
   */
  public Slug {
    if (value.length() != LENGTH || !FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a slug");
    }
  }

  /**
   * Draws a slug; pass a {@link java.security.SecureRandom}, because the link is what admits
   * guests.
   */
  public static Slug random(RandomGenerator random) {
    var text = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      text.append(i == 3 || i == 8 ? '-' : (char) ('a' + random.nextInt(26)));
    }
    return new Slug(text.toString());
  }

  /** Reads what a person typed: capitals and missing hyphens are forgiven. */
  public static Optional<Slug> parse(String text) {
    if (text.length() > 2 * LENGTH) {
      return Optional.empty();
    }
    var letters = text.strip().toLowerCase(Locale.ROOT).replace("-", "");
    if (letters.length() != LENGTH - 2) {
      return Optional.empty();
    }
    var value =
        letters.substring(0, 3) + "-" + letters.substring(3, 7) + "-" + letters.substring(7);
    return FORM.matcher(value).matches() ? Optional.of(new Slug(value)) : Optional.empty();
  }

  @Override
  public String toString() {
    return value;
  }
}
