package io.darkroom.providers.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.darkroom.providers.picture.BodyInput;
import io.darkroom.providers.picture.InlinePicture;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the JSON of an answer in one pass and keeps what came before a fault: a paid picture that arrived is not lost
 * because the rest of the body did not. Texts that are not asked for are skipped where they lie. One use each; any thread.
 */
public final class AnswerBodyReader {

    /** Most pictures of an answer that are kept; a call asks for four at most. */
    public static final int MOST_IMAGES = 16;

    /** Longest text beside a URL that is looked at. */
    static final int LONGEST_TEXT = 16 << 10;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200)
                    .maxNameLength(10_000)
                    .maxNumberLength(1_000)
                    .maxStringLength(64 << 20) // max-response-bytes is the limit
                    .build())
            .build();

    private final AnswerForm form;
    private final Buffer body;
    private final List<Picture> pictures = new ArrayList<>(4);
    private final ErrorReader error = new ErrorReader();
    private AnswerBody.Data data = AnswerBody.Data.MISSING;
    private String id = "";
    private String modelActual = "";
    private String status = "";
    private String event = "";

    private AnswerBodyReader(AnswerForm form, Buffer body) {
        this.form = form;
        this.body = body;
    }

    /** What a body says. */
    public static AnswerBody read(AnswerForm form, Buffer body) {
        AnswerBodyReader reader = new AnswerBodyReader(form, body);
        boolean whole = reader.all();
        return new AnswerBody(
                whole,
                reader.pictures,
                reader.data,
                nonEmpty(reader.id),
                nonEmpty(reader.modelActual),
                reader.error.details(),
                reader.job());
    }

    private boolean all() {
        try (JsonParser in = JSON.createParser(new BodyInput(body))) {
            JsonToken first = in.nextToken();
            if (first == JsonToken.START_OBJECT) {
                fields(in);
            } else {
                in.skipChildren();
            }
            return first != null && in.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private void fields(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            field(in, in.currentName());
        }
    }

    private void field(JsonParser in, String name) throws IOException {
        JsonToken value = in.nextToken();
        if (name.equals(form.id())) {
            id = JsonText.of(in, id);
        } else if (name.equals(form.modelActual())) {
            modelActual = JsonText.of(in, modelActual);
        } else if (name.equals(form.pictures())) {
            entries(in, value);
        } else if (form.jobs() && name.equals(form.status())) {
            status = JsonText.of(in, status);
        } else if (form.jobs() && name.equals("event")) {
            event = JsonText.of(in, event);
        } else if (form.jobs() && name.equals("data") && value == JsonToken.START_OBJECT) {
            envelope(in);
        } else {
            error.field(in, name, form.jobs());
        }
    }

    /** A webhook may wrap the job, and give an id to itself: the one inside counts, wherever it stands. */
    private void envelope(JsonParser in) throws IOException {
        String outerId = id;
        String outerStatus = status;
        id = "";
        status = "";
        fields(in);
        id = id.isEmpty() ? outerId : id;
        status = status.isEmpty() ? outerStatus : status;
    }

    private void entries(JsonParser in, JsonToken list) throws IOException {
        if (form.texts() && list == JsonToken.VALUE_STRING) {
            text(in);
            return;
        }
        if (list != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        if (data == AnswerBody.Data.MISSING) {
            data = AnswerBody.Data.EMPTY;
        }
        for (JsonToken entry = in.nextToken(); entry != JsonToken.END_ARRAY; entry = in.nextToken()) {
            if (entry == null) {
                return;
            }
            entry(in, entry);
        }
    }

    private void entry(JsonParser in, JsonToken entry) throws IOException {
        if (entry == JsonToken.START_OBJECT) {
            object(in);
        } else if (form.texts() && entry == JsonToken.VALUE_STRING) {
            text(in);
        } else {
            in.skipChildren();
        }
    }

    private void object(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            JsonToken value = in.nextToken();
            if (value != JsonToken.VALUE_STRING) {
                in.skipChildren();
            } else if (name.equals("url") && form.texts()) {
                text(in);
            } else if (name.equals("url")) {
                image(in.getText());
            } else if (name.equals("b64_json")) {
                data = AnswerBody.Data.OTHER_FORM;
            }
        }
    }

    /** A picture inside is found before its text is read: it is never made a text. */
    private void text(JsonParser in) throws IOException {
        long quote = in.currentTokenLocation().getByteOffset();
        if (!InlinePicture.begins(body, quote)) {
            image(in.getText());
        } else if (pictures.size() < MOST_IMAGES) {
            InlinePicture.at(body, quote)
                    .ifPresentOrElse(
                            inside -> pictures.add(new Picture.Inside(inside)),
                            () -> data = AnswerBody.Data.OTHER_FORM);
        }
    }

    private void image(String url) {
        if (!url.isBlank() && pictures.size() < MOST_IMAGES) {
            ImageUrl.of(url)
                    .ifPresentOrElse(at -> pictures.add(new Picture.At(at)), () -> data = AnswerBody.Data.OTHER_FORM);
        }
    }

    private JobWords job() {
        return form.jobs()
                ? new JobWords(JobState.of(status.isEmpty() ? told() : status), error.retryable(), error.httpStatus())
                : JobWords.NONE;
    }

    /** The last word of an event's name, such as {@code image.failed}. */
    private String told() {
        String name = event.isEmpty() ? error.details().type() : event;
        return name.indexOf('.') < 0 ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }
}
