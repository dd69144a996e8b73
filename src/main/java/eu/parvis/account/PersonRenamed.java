package eu.parvis.account;

/** An administrator gave somebody another name; published in the transaction that does it. */
public record PersonRenamed(PersonId person, PersonId by) {}
