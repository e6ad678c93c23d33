/** What runs inside this process: data folder, embedded broker, registry and image API, the stages and their order. */
@NullMarked
package io.darkroom.app.local;

import org.jspecify.annotations.NullMarked;
