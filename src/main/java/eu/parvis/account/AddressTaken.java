package eu.parvis.account;

/** Somebody already has this address. */
public class AddressTaken extends RuntimeException {}
