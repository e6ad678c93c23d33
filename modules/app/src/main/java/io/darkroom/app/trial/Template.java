package io.darkroom.app.trial;

import java.util.Optional;

/** The wording that is tried. Any thread. */
sealed interface Template {

    /** What the user's word was taken for, as the end of a sentence. */
    String shown();

    /** A word for the names of folders and versions. */
    String name();

    /** A text that stands in no prompts file yet. */
    record Words(String text, String name, String shown) implements Template {}

    /**
     * A version of the prompts file, in whatever state.
     *
     * @param segment whose wording is tried; empty for that of the product
     */
    record OfVersion(String version, Optional<String> segment, String file) implements Template {
        @Override
        public String shown() {
            return "version " + version
                    + segment.map(name -> ", segment " + name).orElse("") + ", of " + file;
        }

        @Override
        public String name() {
            return segment.map(segmentName -> version + "-" + segmentName).orElse(version);
        }
    }
}
