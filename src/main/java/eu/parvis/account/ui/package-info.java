/** The views of accounts: the one-time link's page, the administrators' list, one's own profile. */
@NullMarked
package eu.parvis.account.ui;

import org.jspecify.annotations.NullMarked;
