package io.darkroom.app.trial.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.trial.TrialOrders;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtistTest {
    private static final Reply PICTURE =
            new Reply.Finished(List.of(URI.create("https://i.example/p.png")), Optional.of("r-1"), Optional.of("m-1"));

    @TempDir
    Path folder;

    private final List<CompletableFuture<Reply>> calls = new ArrayList<>();
    private final List<ImageCall> images = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<Answer> told = new ArrayList<>();
    private JobReport report = new JobReport.Working();

    @Test
    void noMoreCallsAreOpenThanAllowed() {
        artist(2).draw(candidates(5));

        assertThat(calls).hasSize(2);
        calls.getFirst().complete(PICTURE);
        assertThat(calls).hasSize(3);
        assertThat(told).singleElement().satisfies(answer -> {
            assertThat(answer.candidate().number()).isEqualTo(1);
            assertThat(answer.calls()).isEqualTo(1);
        });
    }

    @Test
    void aJobKeepsItsPlaceUntilItIsOver() {
        artist(1).draw(candidates(2));

        calls.getFirst().complete(new Reply.Accepted("job-1", Optional.empty()));
        runLater();
        assertThat(calls).hasSize(1);

        report = new JobReport.Ended(PICTURE);
        runLater();
        assertThat(told)
                .singleElement()
                .satisfies(answer -> assertThat(answer.reply()).isEqualTo(PICTURE));
        assertThat(calls).hasSize(2);
    }

    @Test
    void whoWaitsForItsNextCallLeavesItsPlaceToOthers() {
        artist(1).draw(candidates(2));

        calls.getFirst().complete(failed(FailureClass.PROVIDER_UNAVAILABLE));

        assertThat(calls).hasSize(2);
        assertThat(told).isEmpty();
        runLater();
        assertThat(calls).hasSize(2);
        calls.getLast().complete(PICTURE);
        assertThat(calls).hasSize(3);
        assertThat(images.getLast().token()).isNotEqualTo(images.getFirst().token());
        calls.getLast().complete(PICTURE);
        assertThat(told).extracting(Answer::calls).containsExactly(1, 2);
    }

    @Test
    void aRefusedKeyEndsWhatWaits() {
        artist(1).draw(candidates(3));

        calls.getFirst().complete(failed(FailureClass.AUTH_CONFIG));

        assertThat(calls).hasSize(1);
        assertThat(told).extracting(Answer::calls).containsExactlyInAnyOrder(1, 0, 0);
    }

    @Test
    void whatIsUnderWayGoesOnAfterAStop() {
        Artist artist = artist(1);
        artist.draw(candidates(3));

        artist.stop();

        assertThat(told)
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.calls()).isZero());
        calls.getFirst().complete(PICTURE);
        assertThat(told).hasSize(3);
        assertThat(calls).hasSize(1);
    }

    private Artist artist(int atATime) {
        GenerateSettings settings = new ConfigLoader(folder, Map.of())
                .load(
                        Optional.empty(),
                        new Overrides()
                                .put("provider", "sandbox", "--provider")
                                .put("providers.sandbox.max-in-flight", Integer.toString(atATime), "test"))
                .stages()
                .generate("sandbox");
        Clock clock = Clock.fixed(Instant.parse("2026-05-01T08:00:00Z"), ZoneOffset.UTC);
        return new Artist(settings, new Fake(), (delay, task) -> later.add(task), Clocks.same(clock), told::add);
    }

    private void runLater() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private static List<Candidate> candidates(int number) {
        GenerationRequest order = TrialOrders.order().build();
        Column column = new Column("m", "m", order, Optional.empty());
        return IntStream.rangeClosed(1, number)
                .mapToObj(each -> new Candidate(column, each))
                .toList();
    }

    private static Reply failed(FailureClass why) {
        return new Reply.Failed(why, "no", OptionalInt.of(429), Optional.empty(), Optional.of(Duration.ofSeconds(5)));
    }

    /** Answers when the test says so. */
    private final class Fake implements ImageProvider {
        @Override
        public CompletionStage<Reply> generate(ImageCall call) {
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            images.add(call);
            calls.add(answer);
            return answer;
        }

        @Override
        public CompletionStage<JobReport> poll(String jobId) {
            return CompletableFuture.completedStage(report);
        }

        @Override
        public boolean idempotent() {
            return false;
        }

        @Override
        public void close() {}
    }
}
