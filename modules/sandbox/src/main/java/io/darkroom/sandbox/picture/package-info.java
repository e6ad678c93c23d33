/** Draws the sandbox's pictures: the same description, the same bytes, on any machine, with no font installed. */
@NullMarked
package io.darkroom.sandbox.picture;

import org.jspecify.annotations.NullMarked;
