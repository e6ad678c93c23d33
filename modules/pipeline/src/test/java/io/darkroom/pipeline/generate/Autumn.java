package io.darkroom.pipeline.generate;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.provider.ImageCall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A campaign called autumn, hours of its windows, and requests of it. */
final class Autumn {
    static final Duration HOUR = Duration.ofHours(1);
    static final Instant ONE = Requests.T0.plus(HOUR);
    static final Instant TWO = ONE.plus(HOUR);
    static final Instant THREE = TWO.plus(HOUR);

    private Autumn() {}

    static Campaign campaign(Window... windows) {
        return new Campaign("autumn", List.of(windows), List.of(), OptionalInt.empty(), Optional.empty());
    }

    static Campaign capped(int most) {
        return capped(most, Window.ALWAYS);
    }

    static Campaign capped(int most, Window... windows) {
        return new Campaign("autumn", List.of(windows), List.of(), OptionalInt.of(most), Optional.empty());
    }

    static GenerationRequest inAutumn(String sku) {
        return Requests.builder(sku).setCampaign("autumn").build();
    }

    static GenerationRequest again(String sku, long generation) {
        return GenerationRequest.newBuilder(inAutumn(sku))
                .setGeneration(generation)
                .build();
    }

    static List<String> asked(StageBench bench) {
        return bench.provider.calls().stream()
                .map(ImageCall::prompt)
                .map(prompt -> prompt.substring("A picture of ".length()))
                .toList();
    }
}
