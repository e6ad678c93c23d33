package io.darkroom.app.status.search;

import io.darkroom.app.config.Price;
import io.darkroom.app.run.Records;
import io.darkroom.app.status.around.Reach;
import io.darkroom.app.status.around.Surroundings;
import io.darkroom.app.tail.Seen;
import io.darkroom.app.work.Crew;
import io.darkroom.app.work.StageGroup;
import io.darkroom.app.work.StandingOrders;
import io.darkroom.contract.Control;
import io.darkroom.contract.Decision;
import io.darkroom.contract.Failure;
import io.darkroom.contract.FailureClass;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.GenerationStatus;
import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.LedgerState;
import io.darkroom.contract.Order;
import io.darkroom.contract.Origin;
import io.darkroom.contract.ProviderReply;
import io.darkroom.contract.ReplyKind;
import io.darkroom.contract.RetryState;
import io.darkroom.contract.stores.OpenCall;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Facts about one key as the topics tell them; the clock stands at 12:00. */
final class Facts {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final String KEY = "S:product:main:v1";
    static final long GENERATION = 7;

    private Facts() {}

    static Trail trail(LedgerState state, Decision decision) {
        Trail trail = new Trail();
        trail.decided(decision(state, decision, 0));
        return trail;
    }

    static Trail inProgress() {
        return trail(LedgerState.IN_PROGRESS, Decision.ADMITTED);
    }

    static Seen<GenerationStatus> decision(LedgerState state, Decision decision, long offset) {
        return seen(
                "image.status",
                offset,
                GenerationStatus.newBuilder()
                        .setIdempotencyKey(KEY)
                        .setState(state)
                        .setDecision(decision)
                        .setGeneration(GENERATION)
                        .setEventId("e-1")
                        .setOrigin(new Origin("catalog.changes", 0, 3L))
                        .setSku("S")
                        .setUpdatedAt(NOW.minusSeconds(60))
                        .build());
    }

    static GenerationRequest request(@Nullable RetryState retry) {
        return Records.request(KEY)
                .setGeneration(GENERATION)
                .setEventId("e-1")
                .setSku("S")
                .setAnchorId("S")
                .setPrompt("A secret prompt")
                .setOccurredAt(NOW)
                .setAdmittedAt(NOW.minusSeconds(60))
                .setOrigin(new Origin("catalog.changes", 0, 3L))
                .setRetry(retry)
                .build();
    }

    static RetryState retry(Instant due) {
        return RetryState.newBuilder()
                .setAttempt(1)
                .setSends(1)
                .setNotBefore(due)
                .setLastFailure(Failure.newBuilder()
                        .setWhy(FailureClass.PROVIDER_ERROR)
                        .setError("HTTP 500: oops")
                        .build())
                .build();
    }

    /** Of another generation and provider. */
    static GenerationRequest request(String provider, long generation) {
        return GenerationRequest.newBuilder(request(null))
                .setProvider(provider)
                .setGeneration(generation)
                .build();
    }

    static OpenCall sent(Instant at) {
        return new OpenCall(request(null), OpenState.SENT, at, "call-1", "token", "me@1", at, null, null);
    }

    /** A call that the provider draws in a job. */
    static OpenCall drawing(Instant at) {
        return OpenCall.newBuilder(sent(at)).setProviderJobId("job-7").build();
    }

    static ProviderReply accepted() {
        return ProviderReply.newBuilder(finished())
                .setKind(ReplyKind.ACCEPTED)
                .setImages(List.of())
                .setProviderJobId("job-7")
                .build();
    }

    static OpenCall queued() {
        return new OpenCall(request(null), OpenState.QUEUED, NOW.minusSeconds(50), null, null, null, null, null, null);
    }

    static ProviderReply finished() {
        return ProviderReply.newBuilder()
                .setKind(ReplyKind.FINISHED)
                .setIdempotencyKey(KEY)
                .setGeneration(GENERATION)
                .setCallId("call-1")
                .setImages(List.of(image(1)))
                .setSentAt(NOW.minusSeconds(40))
                .setAnsweredAt(NOW.minusSeconds(10))
                .build();
    }

    static ImageCompleted image() {
        return ImageCompleted.newBuilder()
                .setIdempotencyKey(KEY)
                .setGeneration(GENERATION)
                .setFingerprint("f")
                .setEventId("e-1")
                .setSku("S")
                .setAnchorId("S")
                .setSegment("product")
                .setShotName("main")
                .setPromptVersion("v1")
                .setProvider("sandbox")
                .setModelRequested("m")
                .setImages(List.of(image(1), image(2)))
                .setRequestedCount(2)
                .setAttempts(2)
                .setAdmittedAt(NOW.minusSeconds(60))
                .setSentAt(NOW.minusSeconds(40))
                .setCompletedAt(NOW.minusSeconds(10))
                .setOrigin(new Origin("catalog.changes", 0, 3L))
                .build();
    }

    static <T> Seen<T> seen(String topic, long offset, T value) {
        return new Seen<>(new Origin(topic, 0, offset), NOW.minusSeconds(30), value);
    }

    static Surroundings around(StandingOrders orders, int members) {
        return around("sandbox", true, OptionalInt.of(6), Campaigns.NONE, orders, members, Crew.NOBODY, List.of());
    }

    /** With these processes. */
    static Surroundings worked(Crew crew) {
        return around("sandbox", true, OptionalInt.of(6), Campaigns.NONE, StandingOrders.NONE, 1, crew, List.of());
    }

    /** Of a provider that is not in use and of which nothing is configured. */
    static Surroundings unused(int members) {
        return around(
                "creativeai",
                false,
                OptionalInt.empty(),
                Campaigns.NONE,
                StandingOrders.NONE,
                members,
                Crew.NOBODY,
                List.of());
    }

    /** Of the asset stage. */
    static Surroundings storing() {
        return around(
                Topics.ASSET_STAGE,
                true,
                OptionalInt.of(6),
                Campaigns.NONE,
                StandingOrders.NONE,
                1,
                Crew.NOBODY,
                List.of());
    }

    /** With a provider whose topics may not be read. */
    static Surroundings hidden(String provider) {
        return around(
                "sandbox",
                true,
                OptionalInt.of(6),
                Campaigns.NONE,
                StandingOrders.NONE,
                1,
                Crew.NOBODY,
                List.of(provider));
    }

    /** A request of the campaign of {@link #with}. */
    static GenerationRequest ofCampaign() {
        return GenerationRequest.newBuilder(request(null)).setCampaign("autumn").build();
    }

    /** With a campaign of at most two calls at a time. */
    static Surroundings with(Window window) {
        Campaigns campaigns = new Campaigns(Map.of(
                "autumn", new Campaign("autumn", List.of(window), List.of(), OptionalInt.of(2), Optional.empty())));
        return around("sandbox", true, OptionalInt.of(6), campaigns, StandingOrders.NONE, 1, Crew.NOBODY, List.of());
    }

    private static Surroundings around(
            String provider,
            boolean used,
            OptionalInt cap,
            Campaigns campaigns,
            StandingOrders orders,
            int members,
            Crew crew,
            List<String> hidden) {
        return new Surroundings(
                NOW,
                provider,
                used,
                cap,
                model -> Optional.of(new Price(new BigDecimal("0.17"), "USD")),
                campaigns,
                orders,
                new StageGroup("intake", members, Map.of()),
                new StageGroup("generation", members, Map.of()).with(crew),
                new Reach(List.of("sandbox", "creativeai"), hidden));
    }

    static Surroundings calm() {
        return around(StandingOrders.NONE, 1);
    }

    static StandingOrders held() {
        return new StandingOrders(
                Optional.of(seen(
                        "darkroom.controls",
                        1,
                        control(Order.HOLD).setError("invoice is disputed").build())),
                Optional.empty());
    }

    static StandingOrders limited(int most) {
        return new StandingOrders(
                Optional.empty(),
                Optional.of(seen(
                        "darkroom.controls",
                        1,
                        control(Order.LIMIT).setMaxInFlight(most).build())));
    }

    private static Control.Builder control(Order order) {
        return Control.newBuilder()
                .setProvider("sandbox")
                .setOrder(order)
                .setBy("ann@ops")
                .setAt(NOW.minusSeconds(600));
    }

    private static Image image(int number) {
        return Image.newBuilder()
                .setUrl("https://pictures.example/" + number + ".png")
                .build();
    }
}
