package io.darkroom.contract.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Samples;
import org.apache.avro.util.ClassUtils;
import org.junit.jupiter.api.Test;

class TrustedRecordsTest {

    @Test
    void recordsCanBeCopiedWithoutAnyPreparation() {
        GenerationRequest request = Samples.request().build();
        assertThat(GenerationRequest.newBuilder(request).build()).isEqualTo(request);
    }

    @Test
    void classesOfOthersStayForbidden() {
        assertThatThrownBy(() -> ClassUtils.forName("java.io.File")).isInstanceOf(SecurityException.class);
    }
}
