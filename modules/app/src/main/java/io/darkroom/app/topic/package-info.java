/** The commands about topics and rights. */
@NullMarked
package io.darkroom.app.topic;

import org.jspecify.annotations.NullMarked;
