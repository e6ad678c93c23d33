/** The calls of the asset stage: a picture of a result is fetched and stored. */
@NullMarked
package io.darkroom.app.asset.stage;

import org.jspecify.annotations.NullMarked;
