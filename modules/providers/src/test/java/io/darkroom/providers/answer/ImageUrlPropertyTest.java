package io.darkroom.providers.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ImageUrlPropertyTest {
    @Property
    void imageUrlIsHttpOrNothing(@ForAll String text) {
        assertThat(ImageUrl.of(text).stream())
                .allMatch(uri -> uri.getScheme().toLowerCase(Locale.ROOT).startsWith("http"));
        assertThat(ImageUrl.of("https://cdn.example/" + text)).isPresent();
    }
}
