/** Pictures in a folder that belongs to the user: names that every file system takes, each for a picture of the asset store. */
@NullMarked
package io.darkroom.app.pictures;

import org.jspecify.annotations.NullMarked;
