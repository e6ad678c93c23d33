package io.darkroom.sandbox.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.sandbox.broker.DeadRegistration.Refusal;
import org.apache.kafka.common.errors.BrokerIdNotRegisteredException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;

class DeadRegistrationTest {
    @Test
    void aControllerThatIsNotActiveYetIsAskedAgain() {
        assertThat(Refusal.of(new NotControllerException("The active controller appears to be node 1.")))
                .isEqualTo(Refusal.NOT_YET);
        assertThat(Refusal.of(new UnsupportedVersionException("unregister"))).isEqualTo(Refusal.NOT_YET);
    }

    @Test
    void aRegistrationThatIsNotThereIsStruckOut() {
        assertThat(Refusal.of(new BrokerIdNotRegisteredException("1"))).isEqualTo(Refusal.GONE);
    }

    @Test
    void whatAskingAgainDoesNotMendIsSaid() {
        assertThat(Refusal.of(new ClusterAuthorizationException("no"))).isEqualTo(Refusal.FINAL);
        assertThat(Refusal.of(null)).isEqualTo(Refusal.FINAL);
    }
}
