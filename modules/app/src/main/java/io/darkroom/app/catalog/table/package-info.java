/** Files of rows with columns of any name. */
@NullMarked
package io.darkroom.app.catalog.table;

import org.jspecify.annotations.NullMarked;
