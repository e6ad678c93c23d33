/** Consistency sets: what the shots of one anchor and job share, and which orders break it. */
@NullMarked
package io.darkroom.pipeline.intake.sets;

import org.jspecify.annotations.NullMarked;
