/** How many calls a second may start: the configured rate, shared by the fleet, and what refusals taught. */
@NullMarked
package io.darkroom.pipeline.generate.pace;

import org.jspecify.annotations.NullMarked;
