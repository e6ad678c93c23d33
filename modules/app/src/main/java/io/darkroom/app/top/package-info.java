/** The live view of a whole installation: {@code darkroom top}. */
@NullMarked
package io.darkroom.app.top;

import org.jspecify.annotations.NullMarked;
