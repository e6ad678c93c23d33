/** Records of Darkroom's own topics that cannot be decoded. */
@NullMarked
package io.darkroom.pipeline.generate.broken;

import org.jspecify.annotations.NullMarked;
