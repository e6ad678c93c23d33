package io.darkroom.app.order.time;

import java.time.Instant;

/**
 * From when to when calls are made. Any thread.
 *
 * @param from the first start
 * @param until the last answer
 * @param calls how many
 */
record Stretch(Instant from, Instant until, long calls) {}
