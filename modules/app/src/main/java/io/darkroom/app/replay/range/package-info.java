/** Which offsets a replay reads: what was asked for, compared with what the topic holds. */
@NullMarked
package io.darkroom.app.replay.range;

import org.jspecify.annotations.NullMarked;
