/** One HTTP request, and how far it came: the first thing that decides whether it may have been billed. */
@NullMarked
package io.darkroom.providers.http;

import org.jspecify.annotations.NullMarked;
