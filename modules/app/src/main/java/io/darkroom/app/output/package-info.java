/** What commands print is made harmless for terminals in one place. */
@NullMarked
package io.darkroom.app.output;

import org.jspecify.annotations.NullMarked;
