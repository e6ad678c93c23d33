package io.darkroom.app.run.manifest;

import io.darkroom.app.manifest.Profile;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a profile's name in any case. Any thread. */
public final class ProfileName implements ITypeConverter<Profile> {

    @Override
    public Profile convert(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "catalog" -> Profile.CATALOG;
            case "shots" -> Profile.SHOTS;
            case "extended" -> Profile.EXTENDED;
            default -> throw new TypeConversionException("must be catalog, shots or extended, was " + name);
        };
    }
}
