package io.darkroom.providers.answer;

import io.darkroom.providers.picture.InlinePicture;
import java.net.URI;

/** A picture of an answer. Any thread. */
public sealed interface Picture {

    /** One that lies at an http or https address, or was kept. */
    record At(URI address) implements Picture {}

    /** One that came inside the answer. */
    record Inside(InlinePicture data) implements Picture {}
}
