package io.darkroom.app.local.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    @Test
    void eachMayWaitForTheOther() {
        CountDownLatch here = new CountDownLatch(1);
        CountDownLatch aside = new CountDownLatch(1);

        SideBySide.run(
                () -> {
                    here.countDown();
                    await(aside);
                },
                () -> {
                    await(here);
                    aside.countDown();
                });

        assertThat(aside.getCount()).isZero();
    }

    @Test
    void aFailureAsideIsThrownHere() {
        IllegalStateException failure = new IllegalStateException("aside");

        assertThatThrownBy(() -> SideBySide.run(SideBySideTest::nothing, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void theFailureHereIsTheOneThatCounts() {
        IllegalStateException failure = new IllegalStateException("here");

        assertThatThrownBy(() -> SideBySide.run(
                        () -> {
                            throw failure;
                        },
                        () -> {
                            throw new IllegalStateException("aside");
                        }))
                .isSameAs(failure);
    }

    @Test
    void aFailureHereInterruptsTheOtherAndWaitsForIt() {
        AtomicBoolean interrupted = new AtomicBoolean();

        assertThatThrownBy(() -> SideBySide.run(
                        () -> {
                            throw new IllegalStateException("here");
                        },
                        () -> interrupted.set(!await(new CountDownLatch(1)))))
                .hasMessage("here");

        assertThat(interrupted).isTrue();
    }

    private static void nothing() {}

    /** Returns false when it was interrupted. */
    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
