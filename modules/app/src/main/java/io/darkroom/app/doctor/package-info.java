/** Looks at everything that Darkroom needs and says what is wrong, before something fails for it. */
@NullMarked
package io.darkroom.app.doctor;

import org.jspecify.annotations.NullMarked;
