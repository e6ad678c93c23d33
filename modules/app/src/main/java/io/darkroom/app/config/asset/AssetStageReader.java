package io.darkroom.app.config.asset;

import io.darkroom.app.config.setting.Settings;
import io.darkroom.contract.topic.Topics;
import io.darkroom.pipeline.campaign.Campaigns;
import io.darkroom.pipeline.generate.price.PriceList;
import io.darkroom.pipeline.generate.setting.CallSettings;
import io.darkroom.pipeline.generate.setting.GenerateSettings;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.pipeline.generate.setting.OnUnknown;
import io.darkroom.pipeline.generate.setting.RetrySettings;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads how the asset stage works: pictures are fetched as {@code pictures.*} say, and its calls are durable like those of a
 * provider. Any thread.
 */
public final class AssetStageReader {
    /** Beyond the last byte of a picture: time for the store to keep it. */
    private static final Duration STORING = Duration.ofSeconds(60);

    private static final Duration LAST_ANSWER = Duration.ofSeconds(10);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    private AssetStageReader() {}

    /**
     * As the settings say.
     *
     * @param hold when the store is left alone
     * @throws IllegalArgumentException when a setting is wrong; names it
     */
    public static GenerateSettings read(Settings settings, HoldSettings hold) {
        PictureSettings pictures = PictureSettings.read(settings);
        Duration call = pictures.timeout().plus(STORING);
        return new GenerateSettings(
                Topics.ASSET_STAGE,
                new CallSettings(
                        pictures.parallel(), Optional.empty(), CallSettings.BACKFILL_SHARE, call, PriceList.NONE),
                longer(settings.duration("drain-timeout"), call.plus(LAST_ANSWER)),
                settings.duration("unclaimed.retention"),
                new RetrySettings(
                        pictures.attempts(),
                        PictureSettings.FIRST_PAUSE,
                        RetrySettings.Growth.EXPONENTIAL,
                        LONGEST_DELAY,
                        settings.duration("retry.max-age"),
                        OnUnknown.RESEND),
                hold,
                Campaigns.NONE);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
