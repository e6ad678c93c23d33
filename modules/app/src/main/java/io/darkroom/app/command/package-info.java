/** Commands without a package of their own, and how each command tells what went wrong. */
@NullMarked
package io.darkroom.app.command;

import org.jspecify.annotations.NullMarked;
