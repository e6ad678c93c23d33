/** Standing orders: holds and limits that every process obeys. */
@NullMarked
package io.darkroom.pipeline.generate.standing;

import org.jspecify.annotations.NullMarked;
