/** Steps of a start that take turns with nobody. */
@NullMarked
package io.darkroom.app.local.start;

import org.jspecify.annotations.NullMarked;
