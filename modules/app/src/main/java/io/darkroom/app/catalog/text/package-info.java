/** The text of a file, strictly in its encoding. */
@NullMarked
package io.darkroom.app.catalog.text;

import org.jspecify.annotations.NullMarked;
