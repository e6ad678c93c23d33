/** Whether the pictures of a consistency set were drawn by one model. */
@NullMarked
package io.darkroom.pipeline.generate.sets;

import org.jspecify.annotations.NullMarked;
