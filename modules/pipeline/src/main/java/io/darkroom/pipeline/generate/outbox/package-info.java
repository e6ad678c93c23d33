/** What came back from outside, on its way into the replies topic. */
@NullMarked
package io.darkroom.pipeline.generate.outbox;

import org.jspecify.annotations.NullMarked;
