/** The commands about topics and rights. */
@NullMarked
package io.darkroom.app.command.topic;

import org.jspecify.annotations.NullMarked;
