package io.darkroom.app.pictures;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * Names of users as names of files that every file system takes: no separators, no control characters, no reserved names,
 * no leading or trailing dots, at most 100 bytes. A name that had to be changed ends with a digest of the original, so that
 * two different names stay different. Any thread.
 */
final class SafeName {
    private static final int MAX_BYTES = 100;
    private static final Set<String> RESERVED = Set.of(
            "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1",
            "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

    private SafeName() {}

    static String of(String name) {
        String safe = Normalizer.normalize(name, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}/\\\\:*?\"<>|\u2028\u2029]", "_")
                .replaceAll("^[. ]+|[. ]+$", "_");
        safe = shortened(safe);
        boolean reserved = RESERVED.contains(safe.toLowerCase(Locale.ROOT).replaceAll("\\..*", ""));
        return safe.equals(name) && !safe.isEmpty() && !reserved
                ? safe
                : safe + "-" + Digest.hex(name).substring(0, 8);
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
