/** The clients of a stage: partitions held back, deleted records told. */
@NullMarked
package io.darkroom.pipeline.stream.client;

import org.jspecify.annotations.NullMarked;
