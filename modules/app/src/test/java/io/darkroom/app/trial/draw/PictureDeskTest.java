package io.darkroom.app.trial.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.asset.download.Downloader;
import io.darkroom.app.asset.download.Fetching;
import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.config.asset.PictureSettings;
import io.darkroom.app.config.load.ConfigLoader;
import io.darkroom.app.config.source.Overrides;
import io.darkroom.app.trial.TrialOrders;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureDeskTest {
    @TempDir
    private Path folder;

    @Test
    void anAnswerThatShowsAFaultOfOursIsToldLikeEveryOther() throws Exception {
        assertThat(trial(new Reply.Accepted("job-1", Optional.empty())))
                .isInstanceOfSatisfying(Trial.Failed.class, failed -> {
                    assertThat(failed.error()).contains("cannot be used", "job-1");
                    assertThat(failed.paid()).isEqualTo(Trial.Paid.PERHAPS);
                });
    }

    @Test
    void aPictureThatLiesWhereNobodyFetchesIsLostAndPaid() throws Exception {
        URI elsewhere = URI.create("file:///etc/hostname");

        assertThat(trial(new Reply.Finished(List.of(elsewhere), Optional.of("r-1"), Optional.empty())))
                .isInstanceOfSatisfying(
                        Trial.Failed.class, failed -> assertThat(failed.paid()).isEqualTo(Trial.Paid.YES));
    }

    private Trial trial(Reply reply) throws InterruptedException {
        DarkroomConfig config = new ConfigLoader(folder, Map.of())
                .load(Optional.empty(), new Overrides().put("provider", "sandbox", "--provider"));
        PictureSettings settings = PictureSettings.read(config.settings());
        try (Downloader downloader = Fetching.downloader(config, settings)) {
            return new PictureDesk(folder, downloader, settings, new InsidePictures(folder))
                    .trial(new Answer(candidate(), reply, Duration.ofSeconds(1), 1));
        }
    }

    private static Candidate candidate() {
        GenerationRequest order = TrialOrders.order().build();
        return new Candidate(new Column("m", "m", order, Optional.empty()), 1);
    }
}
