package io.darkroom.pipeline.generate.gate;

import io.darkroom.provider.FailureClass;
import java.time.Instant;

/**
 * A time in which a provider does not work: from the answer that opened the breaker until a call is answered well. A probe that
 * meets silence does not end it, although the breaker lets others follow.
 *
 * @param why of the answer that opened the breaker
 * @param error that answer: status and body, or a sentence
 * @param since UTC
 */
public record Outage(FailureClass why, String error, Instant since) {}
