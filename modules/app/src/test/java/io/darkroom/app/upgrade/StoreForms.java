package io.darkroom.app.upgrade;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.SetModel;
import io.darkroom.contract.stores.SetTerms;
import io.darkroom.contract.stores.WaitingOrder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The forms that a build gives to the rows of its stores, by the fingerprints that stand before each row. Any thread.
 *
 * @param written by name of the record
 * @param read those, and what earlier versions wrote
 */
record StoreForms(Map<String, Long> written, Map<String, Set<Long>> read) {
    private static final String FOLDER = "io/darkroom/contract/released/";
    private static final List<String> STORED = Stream.of(
                    Admission.class,
                    SetTerms.class,
                    WaitingOrder.class,
                    OpenCall.class,
                    GenerationRequest.class,
                    ProviderReply.class,
                    SetModel.class)
            .map(Class::getSimpleName)
            .toList();

    /** Of the released versions that these libraries bring. */
    static StoreForms in(Path libraries) throws IOException {
        try (Stream<Path> jars = Files.list(libraries)) {
            for (Path jar : jars.toList()) {
                try (JarFile open = new JarFile(jar.toFile())) {
                    if (open.getEntry(FOLDER + "LATEST") != null) {
                        return of(open);
                    }
                }
            }
        }
        throw new IllegalStateException("no library in " + libraries + " has released versions of the contract");
    }

    private static StoreForms of(JarFile contract) throws IOException {
        Map<String, Long> written = new HashMap<>();
        Map<String, Set<Long>> read = new HashMap<>();
        int latest = Integer.parseInt(text(contract, FOLDER + "LATEST").strip());
        for (int version = 1; version <= latest; version++) {
            for (String name : STORED) {
                String file = FOLDER + version + "/" + name + ".avsc";
                if (contract.getEntry(file) != null) {
                    long form =
                            SchemaNormalization.parsingFingerprint64(new Schema.Parser().parse(text(contract, file)));
                    written.put(name, form);
                    read.computeIfAbsent(name, any -> new HashSet<>()).add(form);
                }
            }
        }
        return new StoreForms(written, read);
    }

    private static String text(JarFile jar, String file) throws IOException {
        ZipEntry entry = jar.getEntry(file);
        try (InputStream in = jar.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whether it can read every row that the other writes. */
    boolean canRead(StoreForms other) {
        return other.written.entrySet().stream()
                .allMatch(form -> read.getOrDefault(form.getKey(), Set.of()).contains(form.getValue()));
    }
}
