/** Data folders, their space and their owner. */
@NullMarked
package io.darkroom.app.local.disk;

import org.jspecify.annotations.NullMarked;
