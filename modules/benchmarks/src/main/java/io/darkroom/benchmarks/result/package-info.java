/** Figures, goals and the dated files that keep them. */
@NullMarked
package io.darkroom.benchmarks.result;

import org.jspecify.annotations.NullMarked;
