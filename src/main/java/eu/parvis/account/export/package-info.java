/** What is known of a person as files (GDPR, articles 15 and 20). */
@NullMarked
package eu.parvis.account.export;

import org.jspecify.annotations.NullMarked;
