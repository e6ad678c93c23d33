/** The file that a command reads, and what one row or line of it comes to. */
@NullMarked
package io.darkroom.app.input.entry;

import org.jspecify.annotations.NullMarked;
