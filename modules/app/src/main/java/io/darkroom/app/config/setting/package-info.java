/** Settings by name: what is known, where each came from, how values are written. */
@NullMarked
package io.darkroom.app.config.setting;

import org.jspecify.annotations.NullMarked;
