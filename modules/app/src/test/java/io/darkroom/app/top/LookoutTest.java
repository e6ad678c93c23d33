package io.darkroom.app.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class LookoutTest {
    private static final Overview PICTURE = Overviews.fleet();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(1);

    private final AtomicBoolean closed = new AtomicBoolean();

    @Test
    void aLookThatFailsKeepsTheLastPictureAndSaysSinceWhen() {
        try (Lookout lookout = Lookout.start(place(this::oneThenNone), PAUSE)) {
            await().atMost(LIMIT).until(() -> lookout.sight().trouble().isPresent());

            assertThat(lookout.sight().view()).hasValue(PICTURE);
            assertThat(lookout.sight().silence(Overviews.NOW, PAUSE))
                    .hasValue("no answer since 2026-11-21T14:20:00Z: broker is away");
        }
        assertThat(closed).isTrue();
    }

    @Test
    void anAnswerEndsTheSilence() {
        AtomicBoolean back = new AtomicBoolean();
        try (Lookout lookout = Lookout.start(place(number -> oneThenNone(back.get() ? 1 : number)), PAUSE)) {
            await().atMost(LIMIT).until(() -> lookout.sight().trouble().isPresent());

            back.set(true);

            await().atMost(LIMIT)
                    .until(() -> lookout.sight().silence(Overviews.NOW, PAUSE).isEmpty());
        }
    }

    @Test
    void aFirstLookThatFailsIsTold() {
        try (Lookout lookout = Lookout.start(place(number -> oneThenNone(2)), PAUSE)) {
            await().atMost(LIMIT)
                    .untilAsserted(() -> assertThatThrownBy(lookout::sight).hasMessage("broker is away"));
        }
    }

    @Test
    void aLookThatHangsKeepsNobodyWaiting() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        try (Lookout lookout = Lookout.start(place(number -> hang(hangs)), PAUSE)) {
            assertThat(hangs.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(lookout.sight()).isEqualTo(Sight.NOTHING);
        }
        assertThat(closed).isTrue();
    }

    @Test
    void aPictureThatIsTooOldIsNoAnswer() {
        Instant later = Overviews.NOW.plusSeconds(12);

        assertThat(Sight.of(PICTURE).silence(later, Duration.ofSeconds(1)))
                .hasValue("no answer since 2026-11-21T14:20:00Z");
        assertThat(Sight.of(PICTURE).silence(later, Duration.ofSeconds(5))).isEmpty();
    }

    private Overview oneThenNone(int number) {
        if (number > 1) {
            throw new TimeoutException("broker is away");
        }
        return PICTURE;
    }

    private static Overview hang(CountDownLatch hangs) {
        hangs.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        return PICTURE;
    }

    private Lookout.Place place(IntFunction<Overview> looks) {
        AtomicInteger number = new AtomicInteger();
        return new Lookout.Place() {
            @Override
            public Overview look(Duration budget) {
                return looks.apply(number.incrementAndGet());
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
    }
}
