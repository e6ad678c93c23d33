/** How an order ends without a call: the form that both stages give it. */
@NullMarked
package io.darkroom.pipeline.outcome;

import org.jspecify.annotations.NullMarked;
