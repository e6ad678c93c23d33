/** Who a client of Kafka Streams is, and by which clock it works. */
@NullMarked
package io.darkroom.pipeline.stream.setting;

import org.jspecify.annotations.NullMarked;
