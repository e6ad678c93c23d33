/** The generation stage's policies in virtual time, against an image API that is simulated. */
@org.jspecify.annotations.NullMarked
package io.darkroom.pipeline.simulation;
