/** Darkroom beside what else is used for such work. */
@NullMarked
package io.darkroom.benchmarks.compare;

import org.jspecify.annotations.NullMarked;
