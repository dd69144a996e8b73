package eu.parvis.conference;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the names that people take part under.
 *
 * @param fixed whether whoever is signed in has the name of their account in calls, and no other
 */
@ConfigurationProperties("parvis.names")
record NameProperties(@DefaultValue("false") boolean fixed) {}
