/** The calls of a process and the permits of its partitions. */
@NullMarked
package io.darkroom.pipeline.generate.flight;

import org.jspecify.annotations.NullMarked;
