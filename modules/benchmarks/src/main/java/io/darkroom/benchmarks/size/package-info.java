/** Benchmarks of how much there is: backlogs, open calls, keys, waiting retries. */
@NullMarked
package io.darkroom.benchmarks.size;

import org.jspecify.annotations.NullMarked;
