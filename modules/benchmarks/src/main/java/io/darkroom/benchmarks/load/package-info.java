/** What is put into the topics and files before or during a run. */
@NullMarked
package io.darkroom.benchmarks.load;

import org.jspecify.annotations.NullMarked;
