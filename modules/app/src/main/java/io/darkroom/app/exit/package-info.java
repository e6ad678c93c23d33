/** How the command ends: exit codes and the exception that carries one with its sentence. */
@NullMarked
package io.darkroom.app.exit;

import org.jspecify.annotations.NullMarked;
