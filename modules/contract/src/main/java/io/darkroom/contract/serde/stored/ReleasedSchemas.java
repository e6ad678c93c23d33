package io.darkroom.contract.serde.stored;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.avro.Schema;

/** The released versions of the contract, as they lie on the class path; see {@code schemas/RELEASING.md}. Any thread. */
public final class ReleasedSchemas {

    private static final String FOLDER = "/io/darkroom/contract/released/";

    private ReleasedSchemas() {}

    /** Every released version of a record by its simple name, oldest first; a version that does not have the record is passed over. */
    public static List<Schema> of(String name) {
        String file = name + ".avsc";
        return IntStream.rangeClosed(1, latest())
                .mapToObj(version -> text(version + "/" + file))
                .flatMap(Optional::stream)
                .map(text -> new Schema.Parser().parse(text))
                .toList();
    }

    private static int latest() {
        return text("LATEST").map(text -> Integer.parseInt(text.trim())).orElse(0);
    }

    private static Optional<String> text(String file) {
        try (InputStream in = ReleasedSchemas.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FOLDER + file, e);
        }
    }
}
