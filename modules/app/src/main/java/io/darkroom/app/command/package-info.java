/** How each command tells what went wrong. */
@NullMarked
package io.darkroom.app.command;

import org.jspecify.annotations.NullMarked;
