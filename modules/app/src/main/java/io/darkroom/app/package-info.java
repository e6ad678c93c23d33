/** The darkroom command: its entry point, the tree of its subcommands, and those without a package of their own. */
@NullMarked
package io.darkroom.app;

import org.jspecify.annotations.NullMarked;
