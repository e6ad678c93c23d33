/** Requests that wait in a store, and how one is found among them. */
@NullMarked
package io.darkroom.pipeline.generate.kept;

import org.jspecify.annotations.NullMarked;
