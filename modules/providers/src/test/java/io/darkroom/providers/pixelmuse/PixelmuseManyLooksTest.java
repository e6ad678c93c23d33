package io.darkroom.providers.pixelmuse;

import static io.darkroom.providers.ScriptedServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.darkroom.provider.Assets;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import io.darkroom.providers.Calls;
import io.darkroom.providers.HttpProvider;
import io.darkroom.providers.ScriptedServer;
import io.darkroom.providers.http.HttpSettings;
import io.darkroom.providers.network.NetworkSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However many jobs are done at once, few of their pictures are in memory. */
class PixelmuseManyLooksTest {
    private static final int JOBS = 30;

    private static Vertx vertx;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() {
        vertx.close().await();
    }

    @Test
    void noMoreThanEightAreLookedAtOrKeptAtATime() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        Assets slow = (picture, mediaType) -> {
            hold(disk);
            return URI.create("https://assets.example/1");
        };
        try (var server = new ScriptedServer(answer(200, Muse.succeeded(Muse.dataUri(Muse.png(100)))));
                var provider = provider(server.base(), slow)) {
            List<CompletableFuture<JobReport>> looks = looks(provider);
            await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().size() >= HttpProvider.MOST_LOOKS);
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> server.requests().size() == HttpProvider.MOST_LOOKS);

            disk.countDown();

            for (CompletableFuture<JobReport> look : looks) {
                JobReport.Ended ended = (JobReport.Ended) look.get(60, TimeUnit.SECONDS);
                assertThat(ended.outcome()).isInstanceOf(Reply.Finished.class);
            }
        }
    }

    @Test
    void looksThatWaitEndWithTheClient() throws Exception {
        try (var server = new ScriptedServer(ScriptedServer.Visit::neverAnswer)) {
            var provider = provider(server.base(), Calls.NO_ASSETS);
            List<CompletableFuture<JobReport>> looks = looks(provider);

            provider.close();

            for (CompletableFuture<JobReport> look : looks) {
                assertThat(look.get(60, TimeUnit.SECONDS)).isInstanceOf(JobReport.Unknown.class);
            }
        }
    }

    private static List<CompletableFuture<JobReport>> looks(HttpProvider provider) {
        return IntStream.range(0, JOBS)
                .mapToObj(job -> provider.poll("gen_" + job).toCompletableFuture())
                .toList();
    }

    private static HttpProvider provider(URI base, Assets assets) {
        HttpSettings http = new HttpSettings(
                Muse.PREFIX,
                base,
                Duration.ofMinutes(1),
                Duration.ofSeconds(30),
                JOBS,
                Muse.MOST_BYTES,
                NetworkSettings.DIRECT);
        return new HttpProvider(vertx, http, Muse.KEY, Calls.speech(Muse.PREFIX, new PixelmuseImages()), assets);
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
