/** Jobs of the image API: ordered, looked at, drawn, kept over a restart. */
@NullMarked
package io.darkroom.sandbox.api.job;

import org.jspecify.annotations.NullMarked;
