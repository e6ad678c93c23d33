/** Wording that many sentences share. */
@NullMarked
package io.darkroom.app.wording;

import org.jspecify.annotations.NullMarked;
