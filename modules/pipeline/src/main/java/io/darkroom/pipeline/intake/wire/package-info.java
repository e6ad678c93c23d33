/** From bytes to records and back: decoding without blocking, dead letters, headers, and waiting for a registry that is away. */
@NullMarked
package io.darkroom.pipeline.intake.wire;

import org.jspecify.annotations.NullMarked;
