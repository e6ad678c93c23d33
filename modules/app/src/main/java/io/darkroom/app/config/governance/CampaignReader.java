package io.darkroom.app.config.governance;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads one campaign. One thread. */
final class CampaignReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST_IN_FLIGHT = 20_000;
    private static final String OPEN = "..";

    private final Settings settings;
    private final Complaints complaints;
    private final String name;
    private final String scope;

    CampaignReader(Settings settings, Complaints complaints, String name) {
        this.settings = settings;
        this.complaints = complaints;
        this.name = name;
        this.scope = "campaigns." + name + ".";
    }

    Campaign read() {
        if (!NAME.matcher(name).matches()) {
            complaints.found(
                    "campaigns.%s must be named with 1 to 64 letters, digits, dashes or underscores.".formatted(name));
        }
        List<Window> windows = windows();
        Campaign campaign = new Campaign(
                name,
                windows.isEmpty() ? List.of(Window.ALWAYS) : windows,
                settings.list(scope + "prompts"),
                complaints.reading(this::maxInFlight, OptionalInt.empty()),
                moment("deadline", settings.text(scope + "deadline")));
        checkDeadline(campaign);
        return campaign;
    }

    private OptionalInt maxInFlight() {
        String property = scope + "max-in-flight";
        Optional<Integer> most = settings.optionalInteger(property);
        if (most.filter(calls -> calls < 1 || calls > MOST_IN_FLIGHT).isPresent()) {
            complaints.wrong(property, "1 to 20000", most.get().toString());
            return OptionalInt.empty();
        }
        return most.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private List<Window> windows() {
        List<String> written = settings.list(scope + "windows");
        Optional<String> from = settings.text(scope + "from");
        Optional<String> until = settings.text(scope + "until");
        if (written.isEmpty()) {
            return from.isEmpty() && until.isEmpty()
                    ? List.of()
                    : window("until", moment("from", from), moment("until", until));
        }
        if (from.isPresent() || until.isPresent()) {
            complaints.wrong(scope + "windows", "left out beside from and until", String.join(",", written));
        }
        return apart(written.stream().flatMap(each -> window(each).stream()).toList());
    }

    private List<Window> window(String written) {
        String[] ends = written.split("/", -1);
        if (ends.length != 2) {
            complaints.wrong(
                    scope + "windows",
                    "windows such as 2026-12-01T08:00Z/2026-12-24T00:00Z, .. for an open end",
                    written);
            return List.of();
        }
        return window("windows", end(ends[0]), end(ends[1]));
    }

    private Optional<Instant> end(String written) {
        return moment("windows", Optional.of(written.strip()).filter(text -> !text.equals(OPEN)));
    }

    private List<Window> window(String property, Optional<Instant> from, Optional<Instant> until) {
        Instant begin = from.orElse(Instant.MIN);
        Instant end = until.orElse(Instant.MAX);
        if (!begin.isBefore(end)) {
            complaints.wrong(scope + property, "after it begins, " + begin, end.toString());
            return List.of();
        }
        return List.of(new Window(begin, end));
    }

    private List<Window> apart(List<Window> windows) {
        List<Window> sorted = new ArrayList<>(windows);
        sorted.sort(Comparator.comparing(Window::from));
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from().isBefore(sorted.get(i - 1).until())) {
                complaints.wrong(
                        scope + "windows",
                        "apart from each other",
                        sorted.get(i - 1).until() + " and " + sorted.get(i).from());
            }
        }
        return sorted;
    }

    private Optional<Instant> moment(String property, Optional<String> written) {
        return written.flatMap(text -> {
            Optional<Instant> moment = CampaignTime.parse(text);
            if (moment.isEmpty()) {
                complaints.wrong(
                        scope + property, "a time such as 2026-12-01T08:00Z or 2026-12-01 (from midnight, UTC)", text);
            }
            return moment;
        });
    }

    private void checkDeadline(Campaign campaign) {
        Instant first = campaign.windows().getFirst().from();
        campaign.deadline()
                .filter(deadline -> !deadline.isAfter(first))
                .ifPresent(deadline -> complaints.wrong(
                        scope + "deadline", "after its first window opens, " + first, deadline.toString()));
    }
}
