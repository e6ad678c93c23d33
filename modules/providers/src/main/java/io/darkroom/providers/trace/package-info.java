/** What the span of a call and its HTTP request say of each other. */
@NullMarked
package io.darkroom.providers.trace;

import org.jspecify.annotations.NullMarked;
