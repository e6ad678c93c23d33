/** Has the pictures of a trial drawn: straight through the port to the image API, and fetched. */
@NullMarked
package io.darkroom.app.trial.draw;

import org.jspecify.annotations.NullMarked;
