package eu.parvis.conference;

/** The owner removed this person from the call that goes on. */
public final class AdmissionRefused extends Exception {

  AdmissionRefused() {
    super("removed by the owner");
  }
}
