/** {@code darkroom try}: a prompt is drawn several times outside the topics, for a person who picks the baseline. */
@NullMarked
package io.darkroom.app.trial;

import org.jspecify.annotations.NullMarked;
