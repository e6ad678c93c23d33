package io.darkroom.app.fetch;

import java.net.URI;

/** URLs as messages show them: without what may be a secret, the user part and the signature in the query. Any thread. */
public final class ShownUrl {
    private static final int LONGEST = 500;

    private ShownUrl() {}

    /** The URL up to its query, shortened. */
    public static String of(URI url) {
        return of(url.toString());
    }

    /** As {@link #of(URI)}, for a text that may be no URL at all. */
    public static String of(String url) {
        String shown = url.replaceFirst("(?s)[?#].*", "").replaceFirst("//[^/]*@", "//***@");
        return shown.length() <= LONGEST ? shown : shown.substring(0, LONGEST) + "…";
    }
}
