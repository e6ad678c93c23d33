/** The words of prompt versions. */
@NullMarked
package io.darkroom.pipeline.intake.prompts.wording;

import org.jspecify.annotations.NullMarked;
