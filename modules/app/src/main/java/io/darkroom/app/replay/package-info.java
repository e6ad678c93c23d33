/** Replays: copying a range of events or failures to catalog.replays, and looking at what became of it. */
@NullMarked
package io.darkroom.app.replay;

import org.jspecify.annotations.NullMarked;
