/** The port to image APIs over HTTP: one dialect per API, one table that says what an answer means. */
@NullMarked
package io.darkroom.providers;

import org.jspecify.annotations.NullMarked;
