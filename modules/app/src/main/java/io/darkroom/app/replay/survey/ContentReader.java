package io.darkroom.app.replay.survey;

import io.darkroom.app.config.DarkroomConfig;
import io.darkroom.app.exit.UserError;
import io.darkroom.app.local.Installation;
import io.darkroom.app.order.IntakeRules;
import io.darkroom.app.replay.plan.Facts;
import io.darkroom.app.replay.plan.Source;
import io.darkroom.contract.CatalogChange;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.Violation;
import io.darkroom.contract.serde.Decoded;
import io.darkroom.contract.serde.WireDecoder;
import io.darkroom.contract.serde.registry.Lookup;
import io.darkroom.contract.serde.registry.SchemaRegistryClient;
import io.darkroom.contract.topic.TopicTable;
import io.darkroom.contract.topic.header.RecordHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads records as intake will, by its rules and prompts. Waits for the registry. One thread. */
final class ContentReader {
    private static final int SHOWN = 80;

    private final Source source;
    private final Set<String> providers;
    private final IntakeRules rules;
    private final SchemaRegistryClient registry;
    private final WireDecoder<CatalogChange> changes;
    private final WireDecoder<ImageFailed> failures;
    private final WireDecoder<ImageCompleted> results;
    private final Set<String> outcomes;
    private final Map<Integer, String> unknown = new HashMap<>();

    ContentReader(Source source, DarkroomConfig config, Installation installation) {
        this.source = source;
        this.providers = config.providers().names();
        this.rules = new IntakeRules(config.stages().intake());
        this.registry = installation.serdes().client();
        this.changes = installation.serdes().decoder(CatalogChange.class);
        this.failures = installation.serdes().decoder(ImageFailed.class);
        this.results = installation.serdes().decoder(ImageCompleted.class);
        this.outcomes = Set.of(
                installation.topics().failed().name(),
                installation.topics().completed().name());
    }

    /** What a record holds. In the dead letter topic a copy of an outcome has its bytes, no event's. */
    Content read(ConsumerRecord<?, byte[]> record) {
        Optional<String> copied = source == Source.DLQ
                ? RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_TOPIC)
                        .filter(outcomes::contains)
                : Optional.empty();
        return copied.isPresent()
                ? new Content.Nothing(Optional.empty(), Content.Reason.COPY_OF_OUTCOME, place(record))
                : read(record.value());
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return "it stands at %s-%s@%s"
                .formatted(
                        RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_TOPIC)
                                .orElse(""),
                        RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_PARTITION)
                                .orElse("?"),
                        RecordHeaders.text(record.headers(), RecordHeaders.REPLAY_OFFSET)
                                .orElse("?"));
    }

    private Content read(byte @Nullable [] value) {
        return switch (source) {
            case FAILED -> decoded(value, failures, this::failure);
            case COMPLETED -> decoded(value, results, this::result);
            case CHANGES, DLQ ->
                value != null && value.length > TopicTable.INPUT_BYTES
                        ? undecodable("the record has " + value.length + " bytes, more than " + TopicTable.INPUT_BYTES)
                        : decoded(value, changes, this::change);
        };
    }

    private <T extends org.apache.avro.specific.SpecificRecord> Content decoded(
            byte @Nullable [] value, WireDecoder<T> decoder, Function<T, Content> reading) {
        return switch (decoder.decode(value)) {
            case Decoded.Value<T> whole -> reading.apply(whole.value());
            case Decoded.Broken<T> broken -> undecodable(broken.why());
            case Decoded.NotCached<T> missing ->
                lookup(missing.schemaId())
                        .map(ContentReader::undecodable)
                        .orElseGet(() -> decoded(value, decoder, reading));
        };
    }

    /** Why a schema cannot be had; empty when it is there now. */
    private Optional<String> lookup(int id) {
        if (unknown.containsKey(id)) {
            return Optional.ofNullable(unknown.get(id));
        }
        return switch (registry.lookup(id).join()) {
            case Lookup.Found found -> Optional.empty();
            case Lookup.Unknown no -> {
                unknown.put(id, "the registry does not know schema id " + id);
                yield Optional.ofNullable(unknown.get(id));
            }
            case Lookup.Unavailable no ->
                throw UserError.infrastructure(
                        "The schema registry cannot say what schema id %d is: %s.".formatted(id, no.why()));
        };
    }

    private Content change(CatalogChange change) {
        IntakeRules.Outlook outlook = rules.outlook(change);
        return outlook.orders().isEmpty()
                ? nothing(
                        Facts.of(change),
                        Content.Reason.VIOLATION,
                        outlook.violations().stream()
                                .map(ContentReader::sentence)
                                .collect(Collectors.joining("; ")))
                : new Content.Orders(Facts.of(change), outlook.orders(), 0);
    }

    private Content failure(ImageFailed failed) {
        Facts facts = Facts.of(failed);
        if (failed.getRequest().isEmpty()) {
            return nothing(facts, Content.Reason.NO_REQUEST, failed.getFailure().getError());
        }
        return ordered(facts, failed.getRequest().get(), failed.getGeneration());
    }

    /** Who wrote a result long ago did not say how the rest of it is asked for. */
    private Content result(ImageCompleted result) {
        if (!result.getPartial()) {
            return new Content.Whole();
        }
        Facts facts = Facts.of(result);
        return result.getRest()
                .map(rest -> ordered(facts, rest, result.getGeneration()))
                .orElseGet(() -> nothing(facts, Content.Reason.NO_REQUEST, "it was written by an older version"));
    }

    private Content ordered(Facts facts, GenerationRequest request, long generation) {
        return providers.contains(request.getProvider())
                ? new Content.Orders(facts, List.of(request), generation)
                : nothing(
                        facts,
                        Content.Reason.OTHER_PROVIDER,
                        "it was ordered from %s, in use are %s; it would be rejected"
                                .formatted(request.getProvider(), String.join(", ", providers)));
    }

    private static Content nothing(Facts facts, Content.Reason reason, String why) {
        return new Content.Nothing(Optional.of(facts), reason, why);
    }

    private static Content undecodable(String why) {
        return new Content.Nothing(Optional.empty(), Content.Reason.UNDECODABLE, why);
    }

    private static String sentence(Violation violation) {
        String value = violation.getValue();
        String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
        return violation.getField() + " " + violation.getRule() + (shown.isEmpty() ? "" : ", was " + shown);
    }
}
