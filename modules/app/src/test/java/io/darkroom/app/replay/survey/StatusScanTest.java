package io.darkroom.app.replay.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.tail.WrittenTopic;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusScanTest {
    private static final Topic<GenerationStatus> STATUS =
            new Topic<>("image.status", new SingleObjectSerde<>(GenerationStatus.class));

    private final WrittenTopic<GenerationStatus> written = new WrittenTopic<>(STATUS);
    private final KeyTable keys = new KeyTable();

    @BeforeEach
    void twoKeysOfTheRange() {
        keys.seen("a", 0, 0, 0);
        keys.seen("b", 0, 1, 1);
    }

    @Test
    void afterARecordThatCannotBeDecodedStandsWhatWasSaidBefore() {
        written.with("a", Orders.status("a", LedgerState.COMPLETED, 1, "f"))
                .withGarbage("a")
                .withGarbage("b");

        StatusScan.read(written.consumer(), STATUS, keys);

        assertThat(keys.entry("a").state()).isEqualTo(LedgerState.COMPLETED);
        assertThat(keys.entry("b").state()).isEqualTo(LedgerState.UNKNOWN);
    }

    @Test
    void whatTheLedgerForgotIsUnknown() {
        written.with("a", Orders.status("a", LedgerState.COMPLETED, 1, "f")).withTombstone("a");

        StatusScan.read(written.consumer(), STATUS, keys);

        assertThat(keys.entry("a").state()).isEqualTo(LedgerState.UNKNOWN);
    }
}
