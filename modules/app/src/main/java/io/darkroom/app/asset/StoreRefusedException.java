package io.darkroom.app.asset;

import java.io.IOException;

/** The store takes nothing until a person changes a setting, a right or the store. */
public final class StoreRefusedException extends IOException {
    private static final long serialVersionUID = 1L;

    public StoreRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
