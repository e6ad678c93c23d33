/** What a task keeps: open calls, due retries, paid results without a request. */
@NullMarked
package io.darkroom.pipeline.generate.store;

import org.jspecify.annotations.NullMarked;
