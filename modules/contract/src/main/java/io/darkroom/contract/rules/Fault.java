package io.darkroom.contract.rules;

/**
 * A rule of an installation that a shot breaks. Any thread.
 *
 * @param field field of the shot, such as {@code aspect}
 * @param rule what the field must be
 * @param value what it is, perhaps empty
 */
public record Fault(String field, String rule, String value) {}
