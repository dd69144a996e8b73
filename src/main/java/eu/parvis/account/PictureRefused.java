package eu.parvis.account;

/** A file that does not become the picture of a person; nothing was stored. */
public final class PictureRefused extends Exception {

  /** Why. */
  public enum Reason {
    /** More bytes than {@link ProfilePictures#MOST_BYTES}. */
    TOO_LARGE,
    /** More pixels than {@link ProfilePictures#MOST_PIXELS}. */
    TOO_MANY_PIXELS,
    /** No PNG, JPEG or WebP, or a broken one. */
    NO_PICTURE
  }

  private final Reason reason;

  PictureRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
