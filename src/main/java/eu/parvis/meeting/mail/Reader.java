package eu.parvis.meeting.mail;

import eu.parvis.account.Reading;
import eu.parvis.kernel.EmailAddress;

/**
 * Who gets a mail.
 *
 * @param name empty if unknown
 * @param reading in whose language and, if it is known, whose zone; else the meeting's
 */
public record Reader(EmailAddress address, String name, Reading reading) {}
