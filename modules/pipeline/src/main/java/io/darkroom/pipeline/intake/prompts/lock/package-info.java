/** Wording that was used and may not change: the log of locks, the check at start, the first use. */
@NullMarked
package io.darkroom.pipeline.intake.prompts.lock;

import org.jspecify.annotations.NullMarked;
