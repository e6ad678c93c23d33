package io.darkroom.app.trial.draw;

import io.darkroom.provider.Reply;
import java.time.Duration;

/**
 * How it ended with a candidate. Any thread.
 *
 * @param reply never {@link Reply.Accepted}
 * @param took from the start of the last call to its outcome
 * @param calls how often it was asked for; 0 when nothing was sent
 */
record Answer(Candidate candidate, Reply reply, Duration took, int calls) {}
