/** The durable asynchronous call as a stage: its topology, processor and gauges. */
@NullMarked
package io.darkroom.pipeline.generate;

import org.jspecify.annotations.NullMarked;
