/** What became of a replay. */
@NullMarked
package io.darkroom.app.replay.outcome;

import org.jspecify.annotations.NullMarked;
