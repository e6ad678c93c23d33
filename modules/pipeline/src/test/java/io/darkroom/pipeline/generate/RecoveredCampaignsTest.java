package io.darkroom.pipeline.generate;

import static io.darkroom.pipeline.generate.Requests.T0;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.stores.OpenState;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.campaign.Window;
import io.darkroom.pipeline.generate.campaign.WaitingRequests;
import io.darkroom.pipeline.generate.kept.KeptRequests;
import io.darkroom.provider.ImageCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RecoveredCampaignsTest extends RestoredTask {

    @Test
    void foundCallsUseThePermitsOfTheirCampaign() {
        campaigns = of(autumn(Window.ALWAYS));
        makeTask(4);
        stored("a", ofAutumn("a"), OpenState.SENT, "another@life-1");
        stored("b", ofAutumn("b"), OpenState.QUEUED, null);
        stored("c", OpenState.QUEUED, null);
        processor.init(context);
        readMarker();
        assertThat(provider.calls()).extracting(ImageCall::prompt).containsExactly("A picture of c");

        read(finished("a"));
        assertThat(provider.calls()).extracting(ImageCall::prompt).containsExactly("A picture of c", "A picture of b");
    }

    @Test
    void whatWaitedGoesWhenTheConfigurationOpensItsCampaignEarlier() {
        campaigns = of(autumn(new Window(T0.minusSeconds(1), T0.plusSeconds(60))));
        makeTask(4);
        new WaitingRequests(new KeptRequests(retries, true), false, change -> {})
                .add("autumn", T0, "a#1", ofAutumn("a"));

        processor.init(context);
        readMarker();

        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void whatWaitedGoesWhenItsCampaignIsConfiguredNoMore() {
        new WaitingRequests(new KeptRequests(retries, true), false, change -> {})
                .add("autumn", T0, "a#1", ofAutumn("a"));

        processor.init(context);
        readMarker();

        assertThat(provider.calls()).hasSize(1);
    }

    private static Campaigns of(Campaign campaign) {
        return new Campaigns(Map.of(campaign.name(), campaign));
    }

    private static Campaign autumn(Window window) {
        return new Campaign("autumn", List.of(window), List.of(), OptionalInt.of(1), Optional.empty());
    }

    private static GenerationRequest ofAutumn(String sku) {
        return Requests.builder(sku).setCampaign("autumn").build();
    }
}
