package io.darkroom.app.config.governance;

import io.darkroom.app.config.setting.Settings;
import java.util.List;
import java.util.regex.Pattern;

/** Reads lists whose entries have a form. One thread. */
record Forms(Settings settings, Complaints complaints) {
    /** The entries in their order; those without the form are complained about and left out. */
    List<String> read(String property, Pattern form, String bound) {
        List<String> entries = settings.list(property);
        List<String> good =
                entries.stream().filter(entry -> form.matcher(entry).matches()).toList();
        if (good.size() < entries.size()) {
            complaints.wrong(property, bound, String.join(",", entries));
        }
        return good;
    }
}
