/** The page of a call and its REST interface, authorised by the admission and not by the login. */
@NullMarked
package eu.parvis.conference.web;

import org.jspecify.annotations.NullMarked;
