/** The person at the terminal: who it is, and whether they agree. */
@NullMarked
package io.darkroom.app.command.person;

import org.jspecify.annotations.NullMarked;
