/** How both stages run on Kafka Streams: properties, identity, the main consumer that can hold partitions back. */
@NullMarked
package io.darkroom.pipeline.stream;

import org.jspecify.annotations.NullMarked;
