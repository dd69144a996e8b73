package eu.parvis.e2e;

/** Something that a person or a test waited for was not seen or heard in time. */
final class NotObserved extends AssertionError {

  NotObserved(String message) {
    super(message);
  }
}
