/** Tests of pictures of people as files. */
@NullMarked
package eu.parvis.account.picture;

import org.jspecify.annotations.NullMarked;
