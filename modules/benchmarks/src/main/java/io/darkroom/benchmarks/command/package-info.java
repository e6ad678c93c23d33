/** The benchmark programs, one command each. */
@NullMarked
package io.darkroom.benchmarks.command;

import org.jspecify.annotations.NullMarked;
