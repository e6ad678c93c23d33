/** Fetching one picture into a file: how the configuration allows it, and how it ended. */
@NullMarked
package io.darkroom.app.asset.download;

import org.jspecify.annotations.NullMarked;
