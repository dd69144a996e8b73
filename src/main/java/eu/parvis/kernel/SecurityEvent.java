package eu.parvis.kernel;

/**
 * A control of security said no. Tells what was refused and why in words of the code, never who
 * asked: nothing of a request stands in it. Published as an application event, or left on the
 * servlet request as {@link #ATTRIBUTE}, which says more of it than its answer's status.
 *
 * @param reason a word of a fixed vocabulary
 */
public record SecurityEvent(Category category, String reason) {

  /** Attribute of a servlet request; one request is counted once. */
  public static final String ATTRIBUTE = "eu.parvis.kernel.SecurityEvent";

  /** Which kind of control. */
  public enum Category {
    /** Whoever asked did not prove who they are. */
    AUTHENTICATION,
    /** Whoever asked may not. */
    AUTHORIZATION,
    /** Somebody tried to get round a rule of input, origin or rate. */
    CONTROL
  }

  /** Nobody proved to be somebody. */
  public static SecurityEvent authentication(String reason) {
    return new SecurityEvent(Category.AUTHENTICATION, reason);
  }

  /** Somebody may not do what they asked for. */
  public static SecurityEvent authorization(String reason) {
    return new SecurityEvent(Category.AUTHORIZATION, reason);
  }

  /** A rule was not kept. */
  public static SecurityEvent control(String reason) {
    return new SecurityEvent(Category.CONTROL, reason);
  }
}
