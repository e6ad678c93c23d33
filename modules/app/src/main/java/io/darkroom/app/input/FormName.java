package io.darkroom.app.input;

import io.darkroom.app.catalog.text.InputForm;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file's form in any case. Any thread. */
final class FormName implements ITypeConverter<InputForm> {

    @Override
    public InputForm convert(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "csv" -> InputForm.CSV;
            case "jsonl" -> InputForm.JSONL;
            default -> throw new TypeConversionException("must be csv or jsonl, was " + name);
        };
    }
}
