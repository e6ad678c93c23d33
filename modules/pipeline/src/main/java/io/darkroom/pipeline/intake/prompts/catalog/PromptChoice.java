package io.darkroom.pipeline.intake.prompts.catalog;

import io.darkroom.pipeline.intake.prompts.wording.PromptVersion;
import java.util.Optional;

/**
 * The version of one shot.
 *
 * @param name name of the version, as the idempotency key has it
 * @param wording version that words the shot or gives it its defaults; empty when the name is unknown or not open to
 *     events, which breaks a rule of the contract
 * @param experiment experiment whose arm it is; empty when the shot named it or none runs
 */
public record PromptChoice(String name, Optional<PromptVersion> wording, Optional<String> experiment) {}
