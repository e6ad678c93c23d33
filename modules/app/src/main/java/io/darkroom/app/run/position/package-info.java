/** Where records stand, and how far the result topics were read. */
@NullMarked
package io.darkroom.app.run.position;

import org.jspecify.annotations.NullMarked;
