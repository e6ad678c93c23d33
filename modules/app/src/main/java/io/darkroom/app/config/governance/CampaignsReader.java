package io.darkroom.app.config.governance;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.app.exit.UserError;
import io.darkroom.pipeline.campaign.Campaign;
import io.darkroom.pipeline.campaign.Campaigns;
import java.util.Map;
import java.util.TreeMap;

/** Reads the campaigns. Any thread. */
public final class CampaignsReader {
    private CampaignsReader() {}

    /**
     * Reads all of them. Whether their prompts exist is known when the prompts are read.
     *
     * @throws UserError with everything that is wrong, each with property, bound, value and origin
     */
    public static Campaigns read(Settings settings) {
        Complaints complaints = new Complaints(settings, "campaigns");
        Map<String, Campaign> campaigns = new TreeMap<>();
        for (String name : settings.namesUnder("campaigns")) {
            campaigns.put(name, new CampaignReader(settings, complaints, name).read());
        }
        complaints.end();
        return new Campaigns(campaigns);
    }
}
