package io.darkroom.providers.dialect;

import io.darkroom.provider.ImageCall;
import io.darkroom.providers.answer.AnswerForm;
import java.util.Map;
import java.util.Set;

/**
 * How one image API speaks: all that a provider needs to be written for. It holds no address, key or setting; transport,
 * classes of failures and texts are the same for all. Any thread.
 */
public interface Dialect {

    /** Name in the configuration. */
    String name();

    /** What the API can be asked for. */
    Capabilities capabilities();

    /** Models that the vendor is known to have; it may have more. */
    default Set<String> models() {
        return Set.of(defaults().model());
    }

    /** Settings that nobody gave. */
    DialectDefaults defaults();

    /** The API's name of each field that a request or an answer may have, by ours. */
    Map<String, String> fields();

    /** Writes the request of a call. */
    void write(ImageCall call, RequestBody out);

    /** Where an answer says what. */
    AnswerForm answer(FieldNames names);
}
