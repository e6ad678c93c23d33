/** The pictures of a run: what the asset stage has stored is waited for, asked for where it is missing, and put in its place. */
@NullMarked
package io.darkroom.app.shelf;

import org.jspecify.annotations.NullMarked;
