/** Inputs: whatever users hand in, a CSV of a recipe or of their own, JSON Lines, gzip or standard input, as events. */
@NullMarked
package io.darkroom.app.input;

import org.jspecify.annotations.NullMarked;
