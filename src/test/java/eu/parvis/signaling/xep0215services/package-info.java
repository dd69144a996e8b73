@NullMarked
package eu.parvis.signaling.xep0215services;

import org.jspecify.annotations.NullMarked;
