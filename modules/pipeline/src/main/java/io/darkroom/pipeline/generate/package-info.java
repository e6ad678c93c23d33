/** The durable asynchronous call: dispatch, settle, redeliver, and the gate in front of the image API. */
@NullMarked
package io.darkroom.pipeline.generate;

import org.jspecify.annotations.NullMarked;
