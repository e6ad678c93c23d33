/** Rows of a run that wait for their campaign. */
@NullMarked
package io.darkroom.app.run.campaign;

import org.jspecify.annotations.NullMarked;
