package io.darkroom.app.status.around;

import io.darkroom.app.work.WorkTopics;

/**
 * One work queue with what counts for its keys. Any thread.
 *
 * @param names what its stages work on
 */
public record Queue(WorkTopics names, Surroundings around) {}
