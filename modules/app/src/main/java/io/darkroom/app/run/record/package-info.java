/** The topics as a run writes and reads them. */
@NullMarked
package io.darkroom.app.run.record;

import org.jspecify.annotations.NullMarked;
