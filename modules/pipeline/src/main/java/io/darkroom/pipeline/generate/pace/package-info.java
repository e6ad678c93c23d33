/** How many calls a second may start: the configured rate, shared by the fleet, and what refusals taught. */
@org.jspecify.annotations.NullMarked
package io.darkroom.pipeline.generate.pace;
