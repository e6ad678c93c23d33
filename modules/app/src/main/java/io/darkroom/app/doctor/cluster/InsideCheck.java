package io.darkroom.app.doctor.cluster;

import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import java.util.List;

/** Says that there is no cluster to look at. One thread. */
public final class InsideCheck implements Check {
    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Finding> look() {
        return List.of(Finding.ok(
                "Broker and schema registry run inside the command; --bootstrap-servers has a cluster looked at."));
    }
}
