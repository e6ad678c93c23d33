/** Where settings come from: file, environment, flags. */
@NullMarked
package io.darkroom.app.config.source;

import org.jspecify.annotations.NullMarked;
