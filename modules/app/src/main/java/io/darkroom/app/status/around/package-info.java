/** What counts for every key at the moment of asking: who may have been told to draw it, and who is at work for that. */
@NullMarked
package io.darkroom.app.status.around;

import org.jspecify.annotations.NullMarked;
