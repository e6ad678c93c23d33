/** Benchmarks of what goes wrong: a killed process, an API that is away, limits or has no credit left. */
@NullMarked
package io.darkroom.benchmarks.fault;

import org.jspecify.annotations.NullMarked;
