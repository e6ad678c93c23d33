/** What a service needs that publishes catalog changes. */
@NullMarked
package io.darkroom.client;

import org.jspecify.annotations.NullMarked;
