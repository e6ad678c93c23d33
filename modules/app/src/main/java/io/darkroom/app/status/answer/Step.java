package io.darkroom.app.status.answer;

import java.time.Instant;
import java.util.Optional;

/**
 * One step of a key on its way.
 *
 * @param time UTC
 * @param place topic-partition@offset; empty when its record is no longer there
 * @param what a few words
 */
public record Step(Instant time, Optional<String> place, String what) {}
