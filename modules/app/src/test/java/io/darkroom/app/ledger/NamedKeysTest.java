package io.darkroom.app.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.run.Records;
import io.darkroom.app.tail.WrittenTopic;
import io.darkroom.contract.Decision;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.serde.Topic;
import io.darkroom.contract.serde.stored.SingleObjectSerde;
import org.junit.jupiter.api.Test;

class NamedKeysTest {
    private static final Topic<GenerationStatus> STATUS =
            new Topic<>("image.status", new SingleObjectSerde<>(GenerationStatus.class));
    private static final String KEY = "MUG:product:main:v1";

    @Test
    void aRecordOfTheNameThatCannotBeDecodedIsPassedOverAndCounted() {
        NamedKeys named = new NamedKeys(STATUS, "MUG");
        GenerationStatus known = Records.status("e", KEY, 1, LedgerState.IN_PROGRESS, Decision.ADMITTED, null);

        new WrittenTopic<>(STATUS)
                .withGarbage("MUG:product:side:v1")
                .with(KEY, known)
                .withGarbage(KEY)
                .records()
                .forEach(named::take);

        assertThat(named.ofSku()).containsOnlyKeys(KEY);
        assertThat(named.ofSku().get(KEY))
                .singleElement()
                .satisfies(said -> assertThat(said.value()).isEqualTo(known));
        assertThat(named.records()).isEqualTo(3);
    }
}
