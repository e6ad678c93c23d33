package io.darkroom.app.asset;

import java.io.IOException;

/** One asset cannot be read; that says nothing about others. */
public final class UnreadableAssetException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnreadableAssetException(String message, Throwable cause) {
        super(message, cause);
    }
}
