/** What intake says about events, in words and as records. */
@NullMarked
package io.darkroom.pipeline.intake.answer;

import org.jspecify.annotations.NullMarked;
