package io.darkroom.sandbox.request;

/**
 * A request that is not served; each dialect has its own form for it.
 *
 * @param parameter field that is wrong; empty when it is none of them
 */
public record Refusal(int status, String code, String message, String parameter) {}
