package eu.parvis.account;

import java.util.Set;

/**
 * What a module knows of a person, as rows of its own tables; there is a bean of it for each file
 * of an export.
 *
 * @param file its name, without an ending
 * @param query takes {@code :person}; the labels of its columns are the names in the file
 * @param content columns that say what rooms and meetings are about, or let into them: not for
 *     administrators
 */
public record PersonalData(String file, String query, Set<String> content) {}
