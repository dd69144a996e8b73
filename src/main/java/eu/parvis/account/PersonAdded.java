package eu.parvis.account;

/** Somebody has an account now; published in the transaction that adds them. */
public record PersonAdded(PersonProfile person) {}
