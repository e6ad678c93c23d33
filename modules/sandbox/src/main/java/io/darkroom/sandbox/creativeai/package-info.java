/** CreativeAI's dialect: how its requests are read and its answers are written. */
@NullMarked
package io.darkroom.sandbox.creativeai;

import org.jspecify.annotations.NullMarked;
