package eu.parvis.account;

/** The one-time link was used, replaced, revoked or has ended. */
public class WelcomeLinkSpent extends RuntimeException {}
