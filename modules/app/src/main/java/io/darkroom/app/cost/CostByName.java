package io.darkroom.app.cost;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads what costs are added up by, in any case. Any thread. */
final class CostByName implements ITypeConverter<CostBy> {

    @Override
    public CostBy convert(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "provider" -> CostBy.PROVIDER;
            case "campaign" -> CostBy.CAMPAIGN;
            case "sku" -> CostBy.SKU;
            case "prompt" -> CostBy.PROMPT;
            case "day" -> CostBy.DAY;
            default -> throw new TypeConversionException("must be campaign, sku, provider, prompt or day, was " + name);
        };
    }
}
