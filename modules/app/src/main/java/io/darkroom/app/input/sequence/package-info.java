/** Puts the events of a file in a line in which each stands behind those whose shots it depends on. */
@NullMarked
package io.darkroom.app.input.sequence;

import org.jspecify.annotations.NullMarked;
