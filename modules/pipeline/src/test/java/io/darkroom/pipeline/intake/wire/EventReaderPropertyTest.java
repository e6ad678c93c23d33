package io.darkroom.pipeline.intake.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.serde.WireSerdes;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.Events;
import io.darkroom.pipeline.intake.RegistryFake;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** No bytes, however broken, throw. */
class EventReaderPropertyTest {
    private static final RegistryFake REGISTRY = new RegistryFake();
    private static final WireSerdes SERDES = new WireSerdes(REGISTRY.config());
    private static final Topics TOPICS = new Topics("", SERDES);
    private static final EventReader READER = new EventReader(SERDES.decoder(CatalogChange.class));
    private static final byte[] GOOD = good();

    @AfterContainer
    static void close() {
        SERDES.close();
        REGISTRY.close();
    }

    @Property(tries = 20_000)
    void changedByteIsReadAsAnotherEventOrAsUndecodable(
            @ForAll @IntRange(min = 0, max = 10_000) int place, @ForAll byte changed) {
        byte[] bytes = GOOD.clone();
        bytes[place % bytes.length] = changed;

        assertThat(read(bytes)).isNotNull();
    }

    @Property(tries = 5_000)
    void anyBytesAfterTheSchemaIdAreReadOrUndecodable(@ForAll @Size(max = 60) byte[] body) {
        byte[] bytes = new byte[5 + body.length];
        System.arraycopy(GOOD, 0, bytes, 0, 5);
        System.arraycopy(body, 0, bytes, 5, body.length);

        assertThat(read(bytes)).isNotNull();
    }

    @Property
    void cutEventIsUndecodable(@ForAll @IntRange(min = 0, max = 10_000) int length) {
        byte[] bytes = java.util.Arrays.copyOf(GOOD, length % GOOD.length);

        assertThat(read(bytes)).isInstanceOf(EventReader.Read.Undecodable.class);
    }

    private static EventReader.Read read(byte[] bytes) {
        return READER.read(
                new Record<>(new byte[0], bytes, 0, new RecordHeaders()), Events.ORIGIN, Marks.none(Events.ORIGIN));
    }

    private static byte[] good() {
        SERDES.register(List.of(TOPICS.changes()));
        return TOPICS.changes()
                .value()
                .serializer()
                .serialize("catalog.changes", Events.catalogRow("MUG-1").build());
    }
}
