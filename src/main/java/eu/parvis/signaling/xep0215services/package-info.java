/**
 * External services (XEP-0215): the TURN servers that browsers may use, and credentials for them.
 */
@NullMarked
package eu.parvis.signaling.xep0215services;

import org.jspecify.annotations.NullMarked;
