package io.darkroom.providers.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.VertxOptions;
import org.junit.jupiter.api.Test;

class EventLoopsTest {
    @Test
    void theAddressOfANameIsKeptForHalfAMinuteAtMost() {
        VertxOptions options = EventLoops.options(2);

        assertThat(options.getAddressResolverOptions().getCacheMaxTimeToLive()).isEqualTo(30);
        assertThat(options.getEventLoopPoolSize()).isEqualTo(2);
    }
}
