/** One run over a file: publish its rows, follow its own events until each row has ended, write lines and pictures. */
@NullMarked
package io.darkroom.app.run;

import org.jspecify.annotations.NullMarked;
