package io.darkroom.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The same command for a provider that is paid: flags about the sandbox go, all others stay. Any thread. */
public final class PaidCommand {
    private static final Pattern ABOUT_PROVIDER = Pattern.compile("--provider(-url)?(=.*)?");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:,=@%+-]+");

    private PaidCommand() {}

    /**
     * The command.
     *
     * @param words words of the command line without the program
     */
    public static String of(List<String> words) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!ABOUT_PROVIDER.matcher(words.get(i)).matches()) {
                kept.add(quoted(words.get(i)));
            } else if (!words.get(i).contains("=")) {
                i++;
            }
        }
        kept.add("--provider creativeai");
        return String.join(" ", kept);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
