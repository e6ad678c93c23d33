/** The way out of this machine: names, proxy, certificates, and what may be shown of an address. */
@NullMarked
package io.darkroom.providers.network;

import org.jspecify.annotations.NullMarked;
