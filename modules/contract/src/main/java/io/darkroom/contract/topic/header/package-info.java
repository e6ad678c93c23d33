/** The headers of records by name, and the size of a record with them. */
@NullMarked
package io.darkroom.contract.topic.header;

import org.jspecify.annotations.NullMarked;
