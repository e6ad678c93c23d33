package io.darkroom.provider;

/**
 * What a webhook tells about a job.
 *
 * @param jobId id of the job, as in {@link Reply.Accepted}
 */
public record JobNews(String jobId, JobReport report) {}
