/** The rows of a run: who draws them, and what became of each. */
@NullMarked
package io.darkroom.app.run.row;

import org.jspecify.annotations.NullMarked;
