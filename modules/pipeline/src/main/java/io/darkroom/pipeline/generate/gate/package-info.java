/** What keeps every call of a process back: stop, hold, pace, breaker. */
@NullMarked
package io.darkroom.pipeline.generate.gate;

import org.jspecify.annotations.NullMarked;
