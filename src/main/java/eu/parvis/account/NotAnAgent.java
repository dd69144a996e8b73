package eu.parvis.account;

/** Only agents have rooms and plan meetings; see {@link People#isAgent}. */
public class NotAnAgent extends RuntimeException {}
