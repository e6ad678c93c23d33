package io.darkroom.providers.pixelmuse;

import io.darkroom.provider.ImageCall;
import io.darkroom.providers.answer.AnswerForm;
import io.darkroom.providers.dialect.AspectSizes;
import io.darkroom.providers.dialect.FieldNames;
import java.util.Optional;
import java.util.Set;

/** What both dialects of Pixelmuse have in common. Any thread. */
final class PixelmuseFacts {
    /** From the vendor's own client; a model may know fewer. */
    static final AspectSizes FORMATS =
            AspectSizes.aspectsOnly("1:1", "16:9", "9:16", "3:2", "2:3", "4:5", "5:4", "3:4", "4:3", "21:9", "9:21");

    static final Set<String> STYLES = Set.of("realistic", "anime", "artistic", "none");
    static final String MODEL = "nano-banana-pro";
    static final Set<String> MODELS = Set.of(MODEL, "nano-banana-2", "imagen-3", "recraft-v4-pro");

    /** A picture of ten megabytes comes as a text of fourteen. */
    static final String LARGEST_ANSWER = "32MiB";

    static final Optional<String> VISIBILITY = Optional.of("private");

    private PixelmuseFacts() {}

    /** The aspect ratio asked for, else that which is nearest to the size asked for: there are no sizes. */
    static Optional<String> aspect(ImageCall call) {
        return call.aspect().or(() -> call.size().flatMap(FORMATS::aspectFor));
    }

    static AnswerForm answer(FieldNames names) {
        return new AnswerForm(
                names.of("id"),
                names.of("pictures"),
                AnswerForm.Entries.TEXTS,
                names.of("model-actual"),
                names.of("status"));
    }
}
