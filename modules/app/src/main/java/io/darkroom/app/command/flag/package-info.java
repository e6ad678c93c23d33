/** Flags that several commands share. */
@NullMarked
package io.darkroom.app.command.flag;

import org.jspecify.annotations.NullMarked;
