package io.darkroom.app.pictures;

import io.darkroom.contract.key.Sha256;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names of users as names of files that every file system takes: no separators, no control characters, no reserved names,
 * no leading or trailing dots, nothing that the encoding of file names cannot say, at most 100 bytes. A name that had to be
 * changed ends with a digest of the original, so that two different names stay different. Any thread.
 */
final class SafeName {
    private static final int MAX_BYTES = 100;
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    /** That of the locale when Java started; ASCII where none is set. */
    private static final Charset FILE_NAMES = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    private SafeName() {}

    static String of(String name) {
        return of(name, FILE_NAMES);
    }

    static String of(String name, Charset fileNames) {
        String safe = encodable(Normalizer.normalize(name, Normalizer.Form.NFC), fileNames)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}/\\\\:*?\"<>|\u2028\u2029]", "_")
                .replaceAll("^[. ]+|[. ]+$", "_");
        safe = shortened(safe);
        boolean reserved = RESERVED.contains(safe.toLowerCase(Locale.ROOT).replaceAll("\\..*", ""));
        return safe.equals(name) && !safe.isEmpty() && !reserved
                ? safe
                : safe + "-" + Sha256.hex(name).substring(0, 8);
    }

    private static String encodable(String name, Charset fileNames) {
        CharsetEncoder encoder = fileNames.newEncoder();
        if (encoder.canEncode(name)) {
            return name;
        }
        return name.codePoints()
                .mapToObj(Character::toString)
                .map(character -> encoder.canEncode(character) ? character : "_")
                .collect(Collectors.joining());
    }

    private static String shortened(String name) {
        int end = 0;
        int bytes = 0;
        while (end < name.length()) {
            int point = name.codePointAt(end);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MAX_BYTES) {
                break;
            }
            end += Character.charCount(point);
        }
        return name.substring(0, end);
    }
}
