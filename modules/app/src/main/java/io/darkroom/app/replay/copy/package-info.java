/** Copies records to the topic of replays, in transactions that also keep how far it is. */
@NullMarked
package io.darkroom.app.replay.copy;

import org.jspecify.annotations.NullMarked;
