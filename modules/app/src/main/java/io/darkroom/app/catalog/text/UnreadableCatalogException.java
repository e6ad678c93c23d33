package io.darkroom.app.catalog.text;

import java.io.IOException;

/** A file that cannot be read as a whole; the message is one sentence for the user. Any thread. */
public final class UnreadableCatalogException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableCatalogException(String sentence) {
        super(sentence);
    }
}
