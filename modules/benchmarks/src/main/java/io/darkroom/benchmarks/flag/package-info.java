/** Flags that benchmarks share. */
@NullMarked
package io.darkroom.benchmarks.flag;

import org.jspecify.annotations.NullMarked;
