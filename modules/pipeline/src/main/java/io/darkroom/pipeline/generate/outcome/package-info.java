/** What becomes of a request: an outcome, or another attempt. */
@NullMarked
package io.darkroom.pipeline.generate.outcome;

import org.jspecify.annotations.NullMarked;
