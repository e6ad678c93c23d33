package io.darkroom.contract.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceUrlRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://img.example.com/a.jpg",
                "HTTP://img.example.com",
                "https://my_bucket.example.com:8443/a%20b.jpg?sig=a%2Fb#x",
                "https://img.example.com/größe.jpg",
                "https://[::1]/a.jpg"
            })
    void absoluteWebAddressIsAllowed(String url) {
        assertThat(SourceUrlRule.broken(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mug.jpg",
                "/mug.jpg",
                "//img.example.com/a.jpg",
                "ftp://img.example.com/a.jpg",
                "file:///etc/passwd",
                "data:image/png;base64,AAAA",
                "https:img",
                "https://",
                "https:///a.jpg",
                "https://:80/a.jpg",
                "https://img.example.com/a b.jpg",
                "https://img.example.com/{id}",
                "https://me@img.example.com/",
                "https://me:pw@img.example.com/",
                "https://2130706433/a.jpg",
                "https://0x7f.1/a.jpg",
                "https://[fe80::1%25eth0]/a.jpg",
                "javascript:alert(1)"
            })
    void anythingElseIsNot(String url) {
        assertThat(SourceUrlRule.broken(url)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "https://me:pw@img.example.com/a@b, https://***@img.example.com/a@b",
        "https://img.example.com/a@b, https://img.example.com/a@b",
        "https://a@b@c?x, https://***@c?x",
        "mug.jpg, mug.jpg"
    })
    void userNameAndPasswordAreHidden(String url, String shown) {
        assertThat(SourceUrlRule.shown(url)).isEqualTo(shown);
    }
}
