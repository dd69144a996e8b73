package eu.parvis.e2e;

/** Something that a person or a test waited for was not seen or heard in time. */
public final class NotObserved extends AssertionError {

  public NotObserved(String message) {
    super(message);
  }
}
