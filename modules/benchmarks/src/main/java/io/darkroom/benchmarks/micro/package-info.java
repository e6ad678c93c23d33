/** JMH benchmarks of single pieces: {@code bin/benchmark jmh}. */
@NullMarked
package io.darkroom.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
