package io.darkroom.app.config.setting;

import java.util.Locale;
import java.util.regex.Pattern;

/** Which settings hold credentials, and how they look when printed. Any thread. */
public final class Secrets {
    /** What stands in the place of a credential. */
    public static final String MASK = "****";

    private static final Pattern SECRET_NAME = Pattern.compile(
            "password|passphrase|secret(?!-env)|token(?!.*(endpoint|url|buffer|expiry))|jaas|credentials?(?!.*source)|api[.-]key(?!-env)"
                    + "|keystore[.]key|sandbox[.]keys|basic[.-]auth(?!.*source)|private[.-]key|userinfo|user[.]info");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]+(?=@)");

    private Secrets() {}

    /** Whether the value of a setting must never be shown. */
    public static boolean isSecret(String property) {
        return SECRET_NAME.matcher(property.toLowerCase(Locale.ROOT)).find();
    }

    /** The value as it may be shown: masked when it is a credential, without the user part of a URL. */
    public static String shown(String property, String value) {
        return isSecret(property) ? MASK : USER_INFO.matcher(value).replaceAll(MASK);
    }
}
