/** Rows of a file that name the same picture. */
@NullMarked
package io.darkroom.app.input.repeat;

import org.jspecify.annotations.NullMarked;
