/** What is done to a program and measured meanwhile, whichever program it is. */
@NullMarked
package io.darkroom.benchmarks.trial;

import org.jspecify.annotations.NullMarked;
