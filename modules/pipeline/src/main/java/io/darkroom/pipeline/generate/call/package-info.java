/** One send of one request: its identity, its terms, what it brings. */
@NullMarked
package io.darkroom.pipeline.generate.call;

import org.jspecify.annotations.NullMarked;
