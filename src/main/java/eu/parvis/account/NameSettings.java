package eu.parvis.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the names that people have.
 *
 * @param fixed whether an account's name is the organisation's to say, and the only one under which
 *     whoever is signed in takes part in calls
 */
@ConfigurationProperties("parvis.names")
public record NameSettings(@DefaultValue("false") boolean fixed) {}
