/** Placements and models as they are configured, checked against each other. */
@NullMarked
package io.darkroom.app.config.governance;

import org.jspecify.annotations.NullMarked;
