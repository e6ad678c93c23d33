/** Shows how far something long is: a bar at a terminal, lines elsewhere. */
@NullMarked
package io.darkroom.app.progress;

import org.jspecify.annotations.NullMarked;
