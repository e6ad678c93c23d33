/** What a replay is to do, as the user said it and as the log of replays keeps it. */
@NullMarked
package io.darkroom.app.replay.plan;

import org.jspecify.annotations.NullMarked;
