package io.darkroom.app.run.preview;

import io.darkroom.app.config.setting.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The same command for a provider that is paid: flags about the sandbox go, all others stay. Any thread. */
public final class PaidCommand {
    private static final Pattern ABOUT_PROVIDER = Pattern.compile("--provider(-url)?(=.*)?");
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:,=@%+-]+");

    private PaidCommand() {}

    /**
     * The same command with a provider that has a model, and its key.
     *
     * @param words words of the command line without the program
     * @param model as its provider spells it; empty when it does not matter
     */
    public static String hint(Settings settings, List<String> words, String model) {
        String provider = Vendors.of(settings, model);
        return settings.text("providers." + provider + ".api-key-env")
                        .map(key -> key + "=… ")
                        .orElse("")
                + "darkroom " + of(words, provider);
    }

    static String of(List<String> words, String provider) {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (!ABOUT_PROVIDER.matcher(words.get(i)).matches()) {
                kept.add(quoted(words.get(i)));
            } else if (!words.get(i).contains("=")) {
                i++;
            }
        }
        kept.add("--provider " + provider);
        return String.join(" ", kept);
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
