/** Reads topics and shows their records as JSON lines. */
@NullMarked
package io.darkroom.app.tail;

import org.jspecify.annotations.NullMarked;
