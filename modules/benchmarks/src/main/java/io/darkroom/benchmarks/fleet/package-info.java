/** Benchmarks of several processes that work together. */
@NullMarked
package io.darkroom.benchmarks.fleet;

import org.jspecify.annotations.NullMarked;
