/** Width, height and transparency of a picture, by its header alone. */
@NullMarked
package io.darkroom.app.asset.shape;

import org.jspecify.annotations.NullMarked;
