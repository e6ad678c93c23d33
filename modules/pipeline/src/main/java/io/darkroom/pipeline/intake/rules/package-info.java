/** The rules of the event contract: pure, every violation in one answer. */
@NullMarked
package io.darkroom.pipeline.intake.rules;

import org.jspecify.annotations.NullMarked;
