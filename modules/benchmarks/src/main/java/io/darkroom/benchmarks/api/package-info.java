/** An image API that draws nothing and remembers when it was called, in a process of its own. */
@NullMarked
package io.darkroom.benchmarks.api;

import org.jspecify.annotations.NullMarked;
