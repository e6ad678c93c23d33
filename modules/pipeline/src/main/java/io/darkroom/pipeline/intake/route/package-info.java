/** Which provider draws a request, and the topic in which the request waits for it. */
@NullMarked
package io.darkroom.pipeline.intake.route;

import org.jspecify.annotations.NullMarked;
