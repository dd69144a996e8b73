package eu.parvis.account;

/** The account that somebody acts on was deleted, perhaps by another administrator. */
public class AccountGone extends RuntimeException {}
