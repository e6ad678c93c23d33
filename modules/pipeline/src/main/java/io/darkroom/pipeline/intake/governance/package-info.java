/** Placements and models: what may be asked for where, what each model can draw, and the defaults that follow. */
@NullMarked
package io.darkroom.pipeline.intake.governance;

import org.jspecify.annotations.NullMarked;
