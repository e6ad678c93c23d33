/** The trace context that travels with records. */
@NullMarked
package io.darkroom.contract.trace;

import org.jspecify.annotations.NullMarked;
