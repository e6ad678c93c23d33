/** The work of one task: requests in, calls out, replies settled. */
@NullMarked
package io.darkroom.pipeline.generate.task;

import org.jspecify.annotations.NullMarked;
