package io.darkroom.contract.serde;

import java.util.Optional;

/**
 * How a registry stands to a schema that is to be written. Any thread.
 *
 * @param registered whether the registry has it under the subject
 * @param obstacle a sentence when records could not be written with it; empty when they could
 */
public record SubjectState(String subject, boolean registered, Optional<String> obstacle) {}
