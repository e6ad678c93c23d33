package io.darkroom.pipeline.intake;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.serde.SingleObjectSerde;
import io.darkroom.contract.stores.Admission;
import io.darkroom.contract.topic.Topic;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.intake.wire.PossibleTime;
import io.darkroom.pipeline.stream.StreamsRuntime;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The intake stage as a table. */
public final class IntakeTopology {
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();
    private static final Serde<GenerationRequest> REQUEST = new SingleObjectSerde<>(GenerationRequest.class);

    private final StreamsBuilder table =
            new StreamsBuilder(new TopologyConfig(new StreamsConfig(StreamsRuntime.topologyProperties())));
    private final PossibleTime time;

    private IntakeTopology(IntakeParts parts) {
        time = new PossibleTime(parts.clock());
    }

    /** Builds the topology. */
    static Topology build(IntakeParts parts) {
        return new IntakeTopology(parts).rows(parts);
    }

    private Topology rows(IntakeParts parts) {
        Topics topics = parts.topics();
        Topic<?> requests = topics.requests(parts.provider());
        table.addStateStore(admissions());

        KStream<?, ?> validated = process(read(Nodes.READ_CHANGES, topics.changes(), topics.replays()), Nodes.VALIDATE, parts::validate);
        write(validated, Nodes.WRITE_DLQ, topics.dlq());
        KStream<?, ?> rendered = process(validated, Nodes.RENDER, parts::render);
        write(rendered, Nodes.WRITE_REJECTED, topics.failed());

        KStream<?, ?> admitted = process(bySku(rendered, parts.partitions()), Nodes.ADMIT, parts::admit, Nodes.ADMISSIONS);
        write(admitted, Nodes.WRITE_REQUEST, requests);
        write(admitted, Nodes.WRITE_CONFLICT, topics.failed());
        write(admitted, Nodes.WRITE_DECISION, topics.status());

        KStream<?, ?> closed = process(read(Nodes.READ_OUTCOMES, topics.completed(), topics.failed()), Nodes.CLOSE, parts::close, Nodes.ADMISSIONS);
        write(closed, Nodes.WRITE_CLOSING, topics.status());
        writeAside(closed, Nodes.WRITE_OUTCOME_DLQ);
        return table.build();
    }
}
