package eu.parvis.conference;

import org.jspecify.annotations.Nullable;

/**
 * What was forbidden to one participant, or allowed, whatever the policies of the room say of
 * others; null where nothing was.
 */
public record Allowances(@Nullable Boolean speak, @Nullable Boolean show, @Nullable Boolean share) {

  /** Nothing of its own. */
  public static final Allowances NONE = new Allowances(null, null, null);

  @Nullable Boolean of(Action action) {
    return switch (action) {
      case SPEAK -> speak;
      case SHOW -> show;
      case SHARE -> share;
      default -> null;
    };
  }

  /**
   * @throws IllegalArgumentException if the action is not one that is allowed one by one
   */
  Allowances with(Action action, boolean allowed) {
    return switch (action) {
      case SPEAK -> new Allowances(allowed, show, share);
      case SHOW -> new Allowances(speak, allowed, share);
      case SHARE -> new Allowances(speak, show, allowed);
      default -> throw new IllegalArgumentException(action + " is not allowed one by one");
    };
  }
}
