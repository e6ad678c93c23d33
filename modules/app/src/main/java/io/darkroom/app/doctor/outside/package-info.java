/** Checks of what belongs to others: image APIs and the store of pictures. Nothing that costs is asked. */
@NullMarked
package io.darkroom.app.doctor.outside;

import org.jspecify.annotations.NullMarked;
