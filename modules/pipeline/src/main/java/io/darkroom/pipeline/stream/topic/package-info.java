/** Topics that only Kafka Streams uses. */
@NullMarked
package io.darkroom.pipeline.stream.topic;

import org.jspecify.annotations.NullMarked;
