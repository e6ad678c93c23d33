package io.darkroom.provider;

import java.io.IOException;
import java.net.URI;

/** Keeps pictures that a provider sends inside its answer, for no record holds image bytes. Any thread that may block. */
public interface Assets {

    /**
     * Stores a picture under a name made of its content; storing it again changes nothing. When this returns the picture
     * survives a crash.
     *
     * @param mediaType such as {@code image/png}
     * @return address that consumers of results can read the picture from
     * @throws IOException when it cannot be stored
     */
    URI keep(byte[] picture, String mediaType) throws IOException;
}
