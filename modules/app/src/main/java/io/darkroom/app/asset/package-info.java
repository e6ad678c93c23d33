/** Pictures that image APIs send inside their answers: kept in a folder, found again by their addresses. */
@NullMarked
package io.darkroom.app.asset;

import org.jspecify.annotations.NullMarked;
