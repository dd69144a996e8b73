package eu.parvis.conference;

/** This browser or this account was put out for good. */
public final class AdmissionRefused extends Exception {

  AdmissionRefused() {
    super("put out for good");
  }
}
