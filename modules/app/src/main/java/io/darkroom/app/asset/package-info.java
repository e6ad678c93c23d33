/** Pictures that Darkroom keeps: what a store of them must do, the folder, its way over HTTP, names and types. */
@NullMarked
package io.darkroom.app.asset;

import org.jspecify.annotations.NullMarked;
