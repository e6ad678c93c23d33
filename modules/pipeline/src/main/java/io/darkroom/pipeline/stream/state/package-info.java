/** What a stage says of itself. */
@NullMarked
package io.darkroom.pipeline.stream.state;

import org.jspecify.annotations.NullMarked;
