package io.darkroom.providers.answer;

import static io.darkroom.provider.FailureClass.AUTH_CONFIG;
import static io.darkroom.provider.FailureClass.PROTOCOL_ERROR;
import static io.darkroom.provider.FailureClass.PROVIDER_UNAVAILABLE;
import static io.darkroom.provider.FailureClass.UNKNOWN_OUTCOME;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.provider.FailureClass;
import io.darkroom.providers.http.Exchange;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every row of the table, in the order in which it is asked. */
class AnswerTableTest {
    private static final AnswerForm FORM = new AnswerForm("id", "data", AnswerForm.Entries.OBJECTS, "model_actual", "");

    private static Exchange.Answer answer(int status, String body, Optional<Exchange.Cut> cut) {
        return new Exchange.Answer(status, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body), cut);
    }

    static FailureClass classOf(int status, String body) {
        return classOf(answer(status, body, Optional.empty()));
    }

    private static FailureClass classOf(Exchange.Answer answer) {
        return AnswerTable.of(answer, AnswerBodyReader.read(FORM, answer.body()));
    }

    @Test
    void requestThatDidNotLeaveIsAnOutageUnlessAnOperatorMustAct() {
        assertThat(AnswerTable.of(new Exchange.NotSent("refused", false))).isEqualTo(PROVIDER_UNAVAILABLE);
        assertThat(AnswerTable.of(new Exchange.NotSent("certificate", true))).isEqualTo(AUTH_CONFIG);
    }

    @Test
    void requestThatLeftWithoutAnAnswerIsUnknown() {
        assertThat(AnswerTable.of(new Exchange.NoAnswer("reset"))).isEqualTo(UNKNOWN_OUTCOME);
    }

    @ParameterizedTest
    @CsvSource({
        "100, UNKNOWN_OUTCOME",
        "102, UNKNOWN_OUTCOME",
        "301, AUTH_CONFIG",
        "302, AUTH_CONFIG",
        "303, AUTH_CONFIG",
        "307, AUTH_CONFIG",
        "308, AUTH_CONFIG",
        "400, INVALID_REQUEST",
        "413, INVALID_REQUEST",
        "415, INVALID_REQUEST",
        "422, INVALID_REQUEST",
        "418, INVALID_REQUEST",
        "501, INVALID_REQUEST",
        "401, AUTH_CONFIG",
        "403, AUTH_CONFIG",
        "407, AUTH_CONFIG",
        "402, QUOTA_EXHAUSTED",
        "404, MODEL_UNAVAILABLE",
        "405, MODEL_UNAVAILABLE",
        "410, MODEL_UNAVAILABLE",
        "408, PROVIDER_UNAVAILABLE",
        "425, PROVIDER_UNAVAILABLE",
        "503, PROVIDER_UNAVAILABLE",
        "521, PROVIDER_UNAVAILABLE",
        "522, PROVIDER_UNAVAILABLE",
        "523, PROVIDER_UNAVAILABLE",
        "525, PROVIDER_UNAVAILABLE",
        "526, PROVIDER_UNAVAILABLE",
        "529, PROVIDER_UNAVAILABLE",
        "530, PROVIDER_UNAVAILABLE",
        "409, UNKNOWN_OUTCOME",
        "504, UNKNOWN_OUTCOME",
        "520, UNKNOWN_OUTCOME",
        "524, UNKNOWN_OUTCOME",
        "429, RATE_LIMITED",
        "500, PROVIDER_ERROR",
        "502, PROVIDER_ERROR",
        "599, PROVIDER_ERROR",
        "0, PROTOCOL_ERROR",
        "600, PROTOCOL_ERROR",
        "999, PROTOCOL_ERROR"
    })
    void statusDecidesWhenTheBodySaysNothing(int status, FailureClass why) {
        for (String body : new String[] {"", "<html>", "{}", "{\"error\":{\"code\":\"never_heard_of\"}}", "[1"}) {
            assertThat(classOf(status, body)).as(body).isEqualTo(why);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "402, insufficient_quota, QUOTA_EXHAUSTED",
        "429, insufficient_quota, QUOTA_EXHAUSTED",
        "429, credit_balance_exhausted, QUOTA_EXHAUSTED",
        "429, monthly_spend_limit_exceeded, QUOTA_EXHAUSTED",
        "403, project_spend_limit_exceeded, QUOTA_EXHAUSTED",
        "429, organization_usage_limit_exceeded, QUOTA_EXHAUSTED",
        "400, billing_hard_limit_reached, QUOTA_EXHAUSTED",
        "429, rate_limit_exceeded, RATE_LIMITED",
        "503, slow_down, RATE_LIMITED",
        "503, server_is_overloaded, PROVIDER_UNAVAILABLE",
        "500, server_is_overloaded, PROVIDER_UNAVAILABLE",
        "500, server_error, PROVIDER_ERROR",
        "400, server_error, PROVIDER_ERROR",
        "504, server_error, UNKNOWN_OUTCOME",
        "503, server_error, PROVIDER_UNAVAILABLE",
        "529, internal_error, PROVIDER_UNAVAILABLE",
        "429, server_error, RATE_LIMITED",
        "502, server_error, PROVIDER_ERROR",
        "400, invalid_api_key, AUTH_CONFIG",
        "400, moderation_blocked, CONTENT_REJECTED",
        "422, content_policy_violation, CONTENT_REJECTED",
        "403, content_policy_violation, CONTENT_REJECTED",
        "400, invalid_image_file, SOURCE_IMAGE",
        "400, image_too_small, SOURCE_IMAGE",
        "413, image_too_large, SOURCE_IMAGE",
        "400, model_not_found, MODEL_UNAVAILABLE",
        "403, model_not_found, MODEL_UNAVAILABLE",
        "409, idempotency_key_in_progress, UNKNOWN_OUTCOME",
        "409, idempotency_key_reused, CONTRACT_BUG",
        "422, IDEMPOTENCY_KEY_REUSED, CONTRACT_BUG",
        "200, insufficient_quota, QUOTA_EXHAUSTED",
        "200, moderation_blocked, CONTENT_REJECTED",
        "200, never_heard_of, PROTOCOL_ERROR"
    })
    void codeInTheBodyGoesBeforeTheStatus(int status, String code, FailureClass why) {
        assertThat(classOf(status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"x\"}}"))
                .isEqualTo(why);
        assertThat(classOf(status, "{\"error\":\"x\",\"code\":\"" + code + "\"}"))
                .as("flat form")
                .isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {'error':{'code':null,'type':'insufficient_quota'}}                        | QUOTA_EXHAUSTED",
                "503 | {'error':{'code':null,'type':'server_error','message':'not ready yet'}}    | PROVIDER_UNAVAILABLE",
                "400 | {'error':{'code':'invalid_value','param':'size'}}                          | INVALID_REQUEST",
                "400 | {'error':{'code':null,'param':'image_url'}}                                | SOURCE_IMAGE",
                "400 | {'error':{'message':'Could not download the image from image_url'}}        | SOURCE_IMAGE",
                "422 | {'error':'source image is not reachable'}                                  | SOURCE_IMAGE",
                "400 | {'error':{'message':'The model `gpt-image-1` does not exist'}}             | MODEL_UNAVAILABLE",
                "400 | {'error':{'code':'invalid_value','param':'image_url'}}                     | SOURCE_IMAGE",
                "400 | {'error':{'message':'limit of image size reached'}}                        | INVALID_REQUEST",
                "400 | {'error':{'code':400,'param':'model'}}                                     | MODEL_UNAVAILABLE",
                "409 | {'error':{'message':'Idempotency-Key is in use by a running request'}}     | UNKNOWN_OUTCOME",
                "409 | {'error':{'message':'Idempotency key used with a different payload'}}      | CONTRACT_BUG",
                "422 | {'error':{'message':'idempotency key reused with another body'}}           | CONTRACT_BUG",
                "400 | {'error':{'message':'transparent background does not work with JPEG'}}     | INVALID_REQUEST",
                "403 | {'error':{'message':'cannot fetch image'}}                                 | AUTH_CONFIG"
            })
    void hintsDecideWhereTheStatusLeavesItOpen(int status, String body, FailureClass why) {
        assertThat(classOf(status, body.replace('\'', '"'))).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'data':[]}                                             | EMPTY_RESULT",
                "{'id':'x','data':[{},{'url':null},{'url':' '},{'b64_json':null}]} | EMPTY_RESULT",
                "{'data':[{'b64_json':'AAAA'}]}                          | PROTOCOL_ERROR",
                "{'data':[{'url':'data:image/png;base64,AAAA'}]}         | PROTOCOL_ERROR",
                "{'data':[{'url':'ftp://cdn.example/a.png'}]}            | PROTOCOL_ERROR",
                "{'data':'soon'}                                         | PROTOCOL_ERROR",
                "{'id':'x','status':'processing'}                        | PROTOCOL_ERROR",
                "{}                                                      | PROTOCOL_ERROR",
                "[]                                                      | PROTOCOL_ERROR",
                "'text'                                                  | PROTOCOL_ERROR",
                "<html>                                                  | PROTOCOL_ERROR",
                "{'data':[]} tail                                        | PROTOCOL_ERROR",
                "{'data':[{'url':'https://cdn                            | PROTOCOL_ERROR"
            })
    void successWithoutAPictureIsEmptyOrUnreadable(String body, FailureClass why) {
        assertThat(classOf(200, body.replace('\'', '"'))).isEqualTo(why);
        assertThat(classOf(201, body.replace('\'', '"'))).isEqualTo(why);
    }

    @Test
    void successThatBrokeOffIsUnknownAndOneThatWasTooLargeIsNot() {
        assertThat(classOf(answer(200, "{\"da", Optional.of(new Exchange.Cut("reset", false)))))
                .isEqualTo(UNKNOWN_OUTCOME);
        assertThat(classOf(answer(200, "{\"da", Optional.of(new Exchange.Cut("large", true)))))
                .isEqualTo(PROTOCOL_ERROR);
    }

    @Test
    void noContentIsAProtocolError() {
        assertThat(classOf(204, "")).isEqualTo(PROTOCOL_ERROR);
    }
}
