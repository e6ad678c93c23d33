/** Stores on disk: their memory, and what an earlier life left. */
@NullMarked
package io.darkroom.pipeline.stream.store;

import org.jspecify.annotations.NullMarked;
