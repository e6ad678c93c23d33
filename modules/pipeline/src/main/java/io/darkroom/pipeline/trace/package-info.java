/** Spans of what the stages do, by OpenTelemetry's API alone: who brings an SDK sees them, for all others they cost nothing. */
@NullMarked
package io.darkroom.pipeline.trace;

import org.jspecify.annotations.NullMarked;
