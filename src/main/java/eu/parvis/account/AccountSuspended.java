package eu.parvis.account;

/** No link leads into an account that is suspended. */
public class AccountSuspended extends RuntimeException {}
