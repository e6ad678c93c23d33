package io.darkroom.app.replay.range;

/**
 * What a partition holds.
 *
 * @param begin oldest offset that is still there
 * @param end offset behind the newest committed one
 */
record Extent(long begin, long end) {}
