/** From catalog events to admitted requests: validate, render, admit, and close what has an outcome. */
@NullMarked
package io.darkroom.pipeline.intake;

import org.jspecify.annotations.NullMarked;
