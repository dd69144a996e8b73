/** Tests of ICE, and the controlling side for tests of others. */
@NullMarked
package eu.parvis.media.ice;

import org.jspecify.annotations.NullMarked;
