/** The port to image APIs over HTTP: the same for all dialects, and the table of these. */
@NullMarked
package io.darkroom.providers;

import org.jspecify.annotations.NullMarked;
