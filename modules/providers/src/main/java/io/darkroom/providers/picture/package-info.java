/** Kinds of picture, and pictures that come inside an answer: found without a copy, decoded and kept beside the event loop. */
@NullMarked
package io.darkroom.providers.picture;

import org.jspecify.annotations.NullMarked;
