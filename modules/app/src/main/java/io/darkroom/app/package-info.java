/** The darkroom command: its entry point and the tree of its subcommands. */
@NullMarked
package io.darkroom.app;

import org.jspecify.annotations.NullMarked;
