package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;

/** Whom mail with one-time links comes from; there is a bean of it where mail leaves. */
public record LinkSender(EmailAddress address) {}
