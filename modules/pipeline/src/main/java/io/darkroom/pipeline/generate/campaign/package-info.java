/** Requests that wait for their campaign: for its window, or for one of its permits. */
@NullMarked
package io.darkroom.pipeline.generate.campaign;

import org.jspecify.annotations.NullMarked;
