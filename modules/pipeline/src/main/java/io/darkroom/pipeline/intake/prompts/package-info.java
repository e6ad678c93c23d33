/** The versioned prompts file and the rendering of events into requests: pure. */
@NullMarked
package io.darkroom.pipeline.intake.prompts;

import org.jspecify.annotations.NullMarked;
