/** Looking at the jobs in which some providers draw, until their outcome is known. */
@NullMarked
package io.darkroom.pipeline.generate.job;

import org.jspecify.annotations.NullMarked;
