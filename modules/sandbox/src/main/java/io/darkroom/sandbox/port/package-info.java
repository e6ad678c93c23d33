/** Loopback ports that stay the same from one start to the next. */
@NullMarked
package io.darkroom.sandbox.port;

import org.jspecify.annotations.NullMarked;
