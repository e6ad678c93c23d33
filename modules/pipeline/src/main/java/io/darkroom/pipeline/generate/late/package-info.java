/** Orders that ended as failed while a call of theirs may still bring what was paid for. */
@NullMarked
package io.darkroom.pipeline.generate.late;

import org.jspecify.annotations.NullMarked;
