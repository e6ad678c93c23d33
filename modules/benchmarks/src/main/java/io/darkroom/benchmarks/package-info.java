/** Benchmarks of Darkroom: load on real processes, dated results, nothing asserted on time. */
@NullMarked
package io.darkroom.benchmarks;

import org.jspecify.annotations.NullMarked;
