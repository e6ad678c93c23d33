/** Pictures: every result fetched at once into a folder that belongs to the user. */
@NullMarked
package io.darkroom.app.pictures;

import org.jspecify.annotations.NullMarked;
