/** Pixelmuse's two dialects: how orders are read, what a job is, and how it is told of. */
@NullMarked
package io.darkroom.sandbox.pixelmuse;

import org.jspecify.annotations.NullMarked;
