/** Shots that depend on another one: which of them wait, and what becomes of them when that one has ended. */
@NullMarked
package io.darkroom.pipeline.intake.waiting;

import org.jspecify.annotations.NullMarked;
