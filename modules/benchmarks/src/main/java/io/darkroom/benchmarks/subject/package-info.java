/** Programs that are put through the same trials. */
@NullMarked
package io.darkroom.benchmarks.subject;

import org.jspecify.annotations.NullMarked;
