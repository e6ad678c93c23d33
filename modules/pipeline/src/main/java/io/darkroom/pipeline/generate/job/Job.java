package io.darkroom.pipeline.generate.job;

import java.time.Instant;

/**
 * What a provider draws on its own.
 *
 * @param id the provider's id of it
 * @param sentAt when it was ordered, by the wall clock; its deadline counts from here
 */
public record Job(String id, Instant sentAt) {}
