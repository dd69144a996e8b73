/** Tests of the module {@code account}. */
@NullMarked
package eu.parvis.account;

import org.jspecify.annotations.NullMarked;
