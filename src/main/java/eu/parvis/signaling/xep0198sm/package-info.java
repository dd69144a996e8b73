/** XEP-0198: Stream Management. */
@NullMarked
package eu.parvis.signaling.xep0198sm;

import org.jspecify.annotations.NullMarked;
