package eu.parvis.account;

/**
 * A number of things of one kind that somebody has.
 *
 * @param key of the text, which takes the number
 * @param passes whether they pass to an heir, or end
 */
public record Holding(String key, long number, boolean passes) {}
