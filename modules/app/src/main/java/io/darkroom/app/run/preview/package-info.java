/** What a run would do and cost, before it does. */
@NullMarked
package io.darkroom.app.run.preview;

import org.jspecify.annotations.NullMarked;
