/** How both stages run on Kafka Streams: properties, identity, restarts, backlog. */
@NullMarked
package io.darkroom.pipeline.stream;

import org.jspecify.annotations.NullMarked;
