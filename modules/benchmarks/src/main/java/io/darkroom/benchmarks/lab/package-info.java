/** Broker, registry, fake API and the program under test, each with its own process where figures need it. */
@NullMarked
package io.darkroom.benchmarks.lab;

import org.jspecify.annotations.NullMarked;
