/** Where the time of a run goes. */
@NullMarked
package io.darkroom.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
