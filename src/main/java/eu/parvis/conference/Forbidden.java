package eu.parvis.conference;

/** A participant asked for what its role does not allow, or is not present itself. */
public final class Forbidden extends Exception {

  Forbidden(Action action) {
    super("not allowed: " + action);
  }
}
