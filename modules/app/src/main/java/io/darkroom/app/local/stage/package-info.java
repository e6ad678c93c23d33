/** The stages that run in this process. */
@NullMarked
package io.darkroom.app.local.stage;

import org.jspecify.annotations.NullMarked;
