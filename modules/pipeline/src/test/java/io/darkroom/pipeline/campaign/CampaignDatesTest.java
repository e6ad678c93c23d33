package io.darkroom.pipeline.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CampaignDatesTest {
    private static final Instant NINE = Instant.parse("2026-12-01T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    @Test
    void itIsOpenFromItsFirstMomentToTheLastBeforeItsEnd() {
        Campaign campaign = campaign(Optional.empty(), new Window(NINE, TEN));

        assertThat(campaign.isOpen(NINE.minusMillis(1))).isFalse();
        assertThat(campaign.isOpen(NINE)).isTrue();
        assertThat(campaign.isOpen(TEN.minusMillis(1))).isTrue();
        assertThat(campaign.isOpen(TEN)).isFalse();
    }

    @Test
    void theNextWindowIsToldInWhateverOrderTheyAreWritten() {
        Campaign campaign = campaign(Optional.empty(), new Window(NOON, Instant.MAX), new Window(NINE, TEN));

        assertThat(campaign.opens(NINE.minusSeconds(1))).hasValue(NINE);
        assertThat(campaign.opens(NINE)).hasValue(NOON);
        assertThat(campaign.opens(NOON)).isEmpty();
    }

    @Test
    void itEndsWithItsLastWindowUnlessADeadlineSaysOtherwise() {
        assertThat(campaign(Optional.empty(), new Window(NINE, TEN)).end()).hasValue(TEN);
        assertThat(campaign(Optional.of(NOON), new Window(NINE, TEN)).end()).hasValue(NOON);
        assertThat(campaign(Optional.empty(), Window.ALWAYS).end()).isEmpty();
    }

    private static Campaign campaign(Optional<Instant> deadline, Window... windows) {
        return new Campaign("autumn", List.of(windows), List.of(), OptionalInt.empty(), deadline);
    }
}
