package eu.parvis.account;

/** Somebody was given what is known of a person. */
public record PersonalDataExported(PersonId person, PersonId by) {}
