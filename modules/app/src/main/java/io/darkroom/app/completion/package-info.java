/** What a shell needs to complete the words of commands. */
@NullMarked
package io.darkroom.app.completion;

import org.jspecify.annotations.NullMarked;
