/** How a generation application works, checked against its bounds. */
@NullMarked
package io.darkroom.pipeline.generate.setting;

import org.jspecify.annotations.NullMarked;
