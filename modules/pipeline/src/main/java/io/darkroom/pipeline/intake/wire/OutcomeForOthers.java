package io.darkroom.pipeline.intake.wire;

import io.darkroom.contract.Image;
import io.darkroom.contract.ImageCompleted;
import io.darkroom.contract.ImageFailed;
import io.darkroom.contract.stores.SetTerms;
import io.darkroom.pipeline.intake.sets.SetRule;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an outcome says to others than its own key. Any thread.
 *
 * @param picture address of its first picture, which a provider may or may not reach; empty when there is none
 * @param error class and answer of its failure
 * @param terms model and prompt version of its pictures
 */
public record OutcomeForOthers(Optional<String> picture, Optional<String> error, Optional<SetTerms> terms) {
    private static final int LONGEST_URL = 8_192;
    private static final Set<String> OF_THE_WEB = Set.of("http", "https");
    private static final Set<String> OF_STORES = Set.of("file", "s3");

    static OutcomeForOthers of(ImageCompleted image) {
        Optional<String> picture =
                image.getImages().stream().findFirst().map(Image::getUrl).filter(OutcomeForOthers::isAddress);
        return new OutcomeForOthers(picture, Optional.empty(), Optional.of(SetRule.terms(image)));
    }

    static OutcomeForOthers of(ImageFailed failed) {
        String error = failed.getFailure().getWhy() + ": " + failed.getFailure().getError();
        return new OutcomeForOthers(Optional.empty(), Optional.of(error), Optional.empty());
    }

    /** Anybody may write to a topic; an address that is none would stop the stage that calls. */
    private static boolean isAddress(String url) {
        if (url.length() > LONGEST_URL) {
            return false;
        }
        try {
            URI address = URI.create(url);
            String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            return OF_STORES.contains(scheme) || (OF_THE_WEB.contains(scheme) && address.getHost() != null);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
