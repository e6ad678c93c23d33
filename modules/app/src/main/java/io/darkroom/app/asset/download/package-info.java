/** Fetching one picture into a file: how the configuration allows it, how it ended, what its header says. */
@NullMarked
package io.darkroom.app.asset.download;

import org.jspecify.annotations.NullMarked;
