/** Pictures that Darkroom keeps: what a store of them must do, the folder, its way over HTTP, and their names. */
@NullMarked
package io.darkroom.app.asset;

import org.jspecify.annotations.NullMarked;
