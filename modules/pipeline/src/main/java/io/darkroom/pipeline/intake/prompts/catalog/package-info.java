/** Every prompt version and experiment that events may name. */
@NullMarked
package io.darkroom.pipeline.intake.prompts.catalog;

import org.jspecify.annotations.NullMarked;
