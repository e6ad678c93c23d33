/** {@code darkroom prompts}: versions, their words, locks and experiments. */
@NullMarked
package io.darkroom.app.prompts;

import org.jspecify.annotations.NullMarked;
