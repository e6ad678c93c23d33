/** The commands that list placements and models. */
@NullMarked
package io.darkroom.app.governance;

import org.jspecify.annotations.NullMarked;
