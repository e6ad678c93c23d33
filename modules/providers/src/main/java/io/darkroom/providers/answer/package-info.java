/** What an answer says: one reader, one table of classes, texts that may be shown. */
@NullMarked
package io.darkroom.providers.answer;

import org.jspecify.annotations.NullMarked;
