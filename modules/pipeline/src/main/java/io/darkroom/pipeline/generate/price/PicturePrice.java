package io.darkroom.pipeline.generate.price;

import java.math.BigDecimal;

/**
 * What a picture costs.
 *
 * @param amount of one picture, not negative
 * @param currency ISO 4217 code, may be empty
 */
public record PicturePrice(BigDecimal amount, String currency) {}
