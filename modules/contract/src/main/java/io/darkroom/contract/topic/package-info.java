/** Topics: their names, sizes and settings, the addresses of brokers, and the headers that CloudEvents asks for. */
@NullMarked
package io.darkroom.contract.topic;

import org.jspecify.annotations.NullMarked;
