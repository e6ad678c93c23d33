/** From settings to the tree of validated records. */
@NullMarked
package io.darkroom.app.config.load;

import org.jspecify.annotations.NullMarked;
