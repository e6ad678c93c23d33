package io.darkroom.app.status.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.LedgerState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SetTableTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SET = "APT-1:APT-1:job:spring-7";

    @Test
    void eachSetIsATableWithARowForEachShot() {
        StatusAnswer.Found found = new StatusAnswer.Found(
                "APT-1",
                List.of("anchor"),
                List.of(
                        key("APT-1:kitchen:wide:v1", completed("first/1", Optional.empty()), Optional.empty()),
                        key("APT-1:kitchen:corner:v1", completed("other/1", Optional.of("first/1")), Optional.empty()),
                        key(
                                "APT-1:kitchen:detail:v1",
                                Optional.empty(),
                                Optional.of(Waiting.of(Waiting.Reason.SHOT, "shot APT-1:kitchen:corner:v1")))),
                List.of());
        StringWriter text = new StringWriter();

        new StatusText(new PrintWriter(text), 10).sets(found);

        assertThat(text.toString().lines())
                .containsExactly(
                        "APT-1 in job spring-7: 2 completed, 0 failed, 1 in progress; drawn by first/1, 1 by another model",
                        "  segment  shot    version  state        model",
                        "  kitchen  wide    v1       completed    first/1",
                        "  kitchen  corner  v1       completed    other/1  another model: the set was begun by first/1",
                        "  kitchen  detail  v1       in progress  -        waits for shot APT-1:kitchen:corner:v1");
    }

    private static KeyView key(String key, Optional<KeyView.Result> result, Optional<Waiting> waits) {
        return new KeyView(
                key,
                "APT-1",
                Optional.of("spring-7"),
                Optional.of(SET),
                result.isPresent() ? LedgerState.COMPLETED : LedgerState.IN_PROGRESS,
                1,
                Optional.empty(),
                1,
                Optional.empty(),
                "e",
                "catalog.changes-0@0",
                Optional.empty(),
                new KeyView.Times(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NOW),
                waits,
                result,
                Optional.empty(),
                List.of());
    }

    private static Optional<KeyView.Result> completed(String model, Optional<String> setModel) {
        return Optional.of(new KeyView.Result(
                "image.completed-0@0",
                true,
                List.of(new KeyView.Picture("https://cdn.example.com/1.png", Optional.of(model), Optional.empty())),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(model),
                setModel,
                false,
                List.of()));
    }
}
