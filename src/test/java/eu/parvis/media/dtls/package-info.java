/** Tests of DTLS, and the client's side for tests of others. */
@NullMarked
package eu.parvis.media.dtls;

import org.jspecify.annotations.NullMarked;
