/** The commands about one entry of the ledger: where it stands, and its release by way of {@code image.failed}. */
@NullMarked
package io.darkroom.app.entry;

import org.jspecify.annotations.NullMarked;
