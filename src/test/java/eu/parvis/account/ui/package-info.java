/** Tests of the views of accounts, without a browser. */
@NullMarked
package eu.parvis.account.ui;

import org.jspecify.annotations.NullMarked;
