/** CreativeAI's dialect: one POST, answered when the pictures are drawn. */
@NullMarked
package io.darkroom.providers.creativeai;

import org.jspecify.annotations.NullMarked;
