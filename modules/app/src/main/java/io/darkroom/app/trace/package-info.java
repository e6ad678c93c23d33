/** Who looks at the spans of this process. */
@NullMarked
package io.darkroom.app.trace;

import org.jspecify.annotations.NullMarked;
