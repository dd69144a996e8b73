/** One connected client: its stream or streams, its counters, its address. */
@NullMarked
package eu.parvis.signaling.client;

import org.jspecify.annotations.NullMarked;
