/** Settings of pictures: how they are fetched and where they are stored. */
@NullMarked
package io.darkroom.app.config.asset;

import org.jspecify.annotations.NullMarked;
