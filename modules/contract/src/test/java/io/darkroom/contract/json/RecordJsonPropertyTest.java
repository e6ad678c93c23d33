package io.darkroom.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.Samples;
import io.darkroom.contract.text.Characters;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class RecordJsonPropertyTest {
    private static final long YEAR_10000 = 253_402_300_800_000L;
    private static final RecordJson<CatalogChange> NOTATION = RecordJson.of(CatalogChange.class);

    @Property
    void whatIsWrittenIsReadAgainUnlessUtf8CannotHoldIt(
            @ForAll String text, @ForAll @LongRange(min = -YEAR_10000, max = 2 * YEAR_10000) long millis) {
        CatalogChange change = Samples.change()
                .setCampaign(text)
                .setOccurredAt(Instant.ofEpochMilli(millis))
                .build();
        change.getProduct().setAttributes(Map.of("text", text));

        JsonRead<CatalogChange> read = NOTATION.read(NOTATION.write(change));

        if (Characters.whole(text)) {
            assertThat(read).isEqualTo(new JsonRead.Good<>(change));
        } else {
            assertThat(read).isInstanceOf(JsonRead.Bad.class);
        }
    }

    @Property
    void anyTextIsAnsweredWithARecordOrProblems(@ForAll String text) {
        assertThat(NOTATION.read(text)).isInstanceOf(JsonRead.Bad.class);
        assertThat(NOTATION.read("{\"sku\":" + text + "}")).isInstanceOf(JsonRead.Bad.class);
    }
}
