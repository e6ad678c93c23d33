/** The manifest of what the topics hold. */
@NullMarked
package io.darkroom.app.run.manifest;

import org.jspecify.annotations.NullMarked;
