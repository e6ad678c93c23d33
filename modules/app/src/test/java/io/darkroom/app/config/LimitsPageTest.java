package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.catalog.text.JsonLines;
import io.darkroom.app.webhook.Webhooks;
import io.darkroom.contract.rules.ChangeRules;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.providers.HttpProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LimitsPageTest {
    private static final Pattern MARKED = Pattern.compile("([\\d,]+)[a-z ]* \\\\\\*");

    private static final Map<String, Integer> IN_CODE = Map.of(
            "a record of `catalog.changes`", TopicTable.INPUT_BYTES,
            "a record that Darkroom writes", TopicTable.OUTPUT_BYTES,
            "shots of an event", ChangeRules.MOST_SHOTS,
            "a prompt or a wording", ChangeRules.LONGEST_PROMPT,
            "a line of a JSON Lines file", JsonLines.LONGEST,
            "looks at jobs at a time", HttpProvider.MOST_LOOKS,
            "body of a webhook", Webhooks.MOST_BYTES);

    @Test
    void markedNumbersAreThoseOfTheCode() throws IOException {
        String page = Files.readString(Path.of("../../docs/limits.md"));

        IN_CODE.forEach((what, limit) -> assertThat(row(page, what))
                .as(what)
                .contains(String.format(Locale.ROOT, "%,d", limit))
                .containsPattern(MARKED));
        Matcher marked = MARKED.matcher(page);
        assertThat(marked.results().count()).isEqualTo(IN_CODE.size());
    }

    private static String row(String page, String what) {
        return page.lines()
                .filter(line -> line.startsWith("| " + what))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + what));
    }
}
