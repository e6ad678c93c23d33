/** Checks of this machine: Java, disk, ports. */
@NullMarked
package io.darkroom.app.doctor.machine;

import org.jspecify.annotations.NullMarked;
