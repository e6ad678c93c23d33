package io.darkroom.pipeline.generate;

import io.darkroom.provider.FailureClass;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a provider is left alone.
 *
 * @param why QUOTA_EXHAUSTED or AUTH_CONFIG; empty when a person said so
 * @param error the answer that led to it
 * @param since UTC
 */
public record Hold(Optional<FailureClass> why, String error, Instant since) {}
