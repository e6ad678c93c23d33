package io.darkroom.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.reference.TableRows;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bounds that docs/configuration.md gives are those of the records: at the bound is taken, beyond it is refused. */
class ConfigurationBoundsTest {
    private static final int VALUES = 2;
    private static final String NUMBER = "([\\d.,]+)(?: (ms|s|min|h|d|KiB|MiB|GiB)\\b)?";
    /** Of these the number is that of letters, or is looked at by the command that needs it. */
    private static final Set<String> OTHERS = Set.of("instance-id", "assets.s3.bucket", "replay.max-records");

    private static final Pattern LOWEST = Pattern.compile("^" + NUMBER + " to ");
    private static final Pattern HIGHEST = Pattern.compile("^[^,;]*? to " + NUMBER);
    private static final Map<String, Long> UNITS = Map.of(
            "ms",
            1L,
            "s",
            1_000L,
            "min",
            60_000L,
            "h",
            3_600_000L,
            "d",
            86_400_000L,
            "KiB",
            1L << 10,
            "MiB",
            1L << 20,
            "GiB",
            1L << 30);
    private static final int WELL_KNOWN = 25;

    @TempDir
    Path folder;

    /** A value of a setting, and whether it may be. */
    record Probe(String name, String value, boolean allowed) {}

    @ParameterizedTest
    @MethodSource("probes")
    void isTakenAtTheBoundAndRefusedBeyondIt(Probe probe) {
        Optional<String> refusal = refusal(probe);

        assertThat(refusal.isEmpty())
                .as("%s: %s said %s", probe.name(), probe.value(), refusal)
                .isEqualTo(probe.allowed());
    }

    @Test
    void mostNumbersHaveBounds() throws IOException {
        assertThat(probes().map(Probe::name).distinct()).hasSizeGreaterThan(WELL_KNOWN);
    }

    static Stream<Probe> probes() throws IOException {
        return TableRows.of("docs/configuration.md").stream()
                .filter(row -> !OTHERS.contains(TableRows.name(row)))
                .flatMap(row -> probes(name(row), row.get(VALUES)));
    }

    private static String name(List<String> row) {
        return TableRows.name(row)
                .replace("providers.*", "providers.creativeai")
                .replace("campaigns.*", "campaigns.a");
    }

    private static Stream<Probe> probes(String name, String values) {
        return Stream.concat(end(name, LOWEST.matcher(values), -1), end(name, HIGHEST.matcher(values), 1));
    }

    /** At one end, and a step beyond it. */
    private static Stream<Probe> end(String name, Matcher bound, int beyond) {
        if (!bound.find()) {
            return Stream.empty();
        }
        BigDecimal number = new BigDecimal(bound.group(1).replace(",", ""));
        Optional<String> unit = Optional.ofNullable(bound.group(2));
        BigDecimal least = unit.map(word -> number.multiply(BigDecimal.valueOf(UNITS.getOrDefault(word, 1L))))
                .orElse(number);
        BigDecimal step = least.scale() > 0 || name.endsWith("share") ? new BigDecimal("0.001") : BigDecimal.ONE;
        String ends = name.endsWith(".rate")
                ? "/s"
                : unit.filter(word -> !word.endsWith("B")).isPresent() ? "ms" : "";
        return Stream.of(
                new Probe(name, least.toPlainString() + ends, true),
                new Probe(
                        name,
                        least.add(step.multiply(BigDecimal.valueOf(beyond))).toPlainString() + ends,
                        false));
    }

    private Optional<String> refusal(Probe probe) {
        try {
            new ConfigLoader(folder, Map.of())
                    .load(
                            Optional.empty(),
                            new Overrides()
                                    .put("provider", "creativeai", "test")
                                    .put(probe.name(), probe.value(), "test"));
            return Optional.empty();
        } catch (UserError e) {
            // At its bound a setting may be too much for the default of another one.
            return Optional.of(String.valueOf(e.getMessage())).filter(said -> said.startsWith(probe.name() + " "));
        }
    }
}
