package io.darkroom.providers.http;

import static io.darkroom.provider.FailureClass.AUTH_CONFIG;
import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.providers.answer.AnswerTable;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class NothingSentTest {
    @Test
    void proxyCredentialsThatAreWrongNeedAnOperator() {
        NothingSent words = new NothingSent(HttpSettings.of("providers.x", URI.create("https://api.example"), 4));

        Exchange.NotSent end = words.noConnection(new ConnectException("http, none, status: 407 Required"));

        assertThat(AnswerTable.of(end)).isEqualTo(AUTH_CONFIG);
    }
}
