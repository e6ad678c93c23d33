/** The subcommands of the darkroom command and the options that they share. */
@NullMarked
package io.darkroom.app.command;

import org.jspecify.annotations.NullMarked;
