/** Tests of the page of a call over HTTP. */
@NullMarked
package eu.parvis.conference.web;

import org.jspecify.annotations.NullMarked;
