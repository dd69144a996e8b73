package eu.parvis.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which people administrators look at. */
public enum PeopleFilter {
  EVERYBODY,
  ADMINISTRATORS,
  /** Whose account is suspended. */
  SUSPENDED,
  /** Who never could: with neither a password nor an identity of the provider. */
  NOT_SIGNED_IN;

  /** The filter of this word in an address. */
  public static Optional<PeopleFilter> of(String word) {
    return Arrays.stream(values()).filter(filter -> filter.word().equals(word)).findFirst();
  }

  /** In addresses and keys of texts. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
