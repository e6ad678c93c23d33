package io.darkroom.contract.serde.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.Samples;
import io.darkroom.contract.stores.Admission;
import java.io.File;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.avro.util.ClassUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrustedRecordsTest {

    @BeforeEach
    void aSerdeWasMade() {
        TrustedRecords.trust();
    }

    @Test
    void ourRecordsCanBeCopied() {
        GenerationRequest request = Samples.request().build();
        assertThat(GenerationRequest.newBuilder(request).build()).isEqualTo(request);
        assertThat(ClassSecurityValidator.getGlobal().isTrusted(Admission.class))
                .isTrue();
    }

    @Test
    void classesOfOthersStayForbidden() {
        assertThat(ClassSecurityValidator.getGlobal().isTrusted(File.class)).isFalse();
        assertThatThrownBy(() -> ClassUtils.forName("java.io.File")).isInstanceOf(SecurityException.class);
    }
}
