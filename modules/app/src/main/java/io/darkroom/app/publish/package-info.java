/** Publishing a file of events without waiting for pictures. */
@NullMarked
package io.darkroom.app.publish;

import org.jspecify.annotations.NullMarked;
