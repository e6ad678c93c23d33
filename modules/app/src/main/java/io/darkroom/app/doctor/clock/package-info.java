/** How far the clock of this machine is from those of others. */
@NullMarked
package io.darkroom.app.doctor.clock;

import org.jspecify.annotations.NullMarked;
