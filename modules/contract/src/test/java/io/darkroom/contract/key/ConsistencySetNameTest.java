package io.darkroom.contract.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsistencySetNameTest {
    @Test
    void aNameIsReadBackAsTheSetThatItNames() {
        ConsistencySet ofJob = ConsistencySet.of("APT 1", "house:7", Optional.of("spring 7"), "e-1");
        ConsistencySet ofEvent = ConsistencySet.of("APT 1", "house:7", Optional.empty(), "e-1");

        assertThat(ofJob.name()).isEqualTo("APT%201:house%3A7:job:spring%207");
        assertThat(ofEvent.name()).isEqualTo("APT%201:house%3A7:event:e-1");
        assertThat(ConsistencySet.parse(ofJob.name())).hasValue(ofJob);
        assertThat(ConsistencySet.parse(ofEvent.name())).hasValue(ofEvent);
        assertThat(ofJob.orderedBy()).isEqualTo("job spring 7");
    }

    @Test
    void otherTextIsNoSet() {
        assertThat(ConsistencySet.parse("APT-1")).isEmpty();
        assertThat(ConsistencySet.parse("a:b:task:c")).isEmpty();
        assertThat(ConsistencySet.parse("a:b:job:%zz")).isEmpty();
    }
}
