/** What is measured and how rates are computed. */
@NullMarked
package io.darkroom.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
