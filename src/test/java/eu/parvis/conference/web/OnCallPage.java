package eu.parvis.conference.web;

import eu.parvis.testing.ParvisTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** A test of the page of a call; all share one application, whose agents are of example.org. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParvisTest
@TestPropertySource(
    properties = {"spring.application.name=call-page", "parvis.account.domains=example.org"})
@interface OnCallPage {}
