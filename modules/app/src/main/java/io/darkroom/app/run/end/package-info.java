/** Why a run ended, and what a user can do about it. */
@NullMarked
package io.darkroom.app.run.end;

import org.jspecify.annotations.NullMarked;
