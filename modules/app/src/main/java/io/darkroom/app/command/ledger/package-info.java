/** The commands about the admission ledger. */
@NullMarked
package io.darkroom.app.command.ledger;

import org.jspecify.annotations.NullMarked;
