package io.darkroom.app.trial.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void nothingOfATextIsMarkup() {
        assertThat(Html.text("<b a='1' b=\"2\">&amp; \u0000 ü 😀"))
                .isEqualTo("&lt;b a=&#39;1&#39; b=&quot;2&quot;&gt;&amp;amp; \ufffd ü 😀");
    }
}
