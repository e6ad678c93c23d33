package io.darkroom.pipeline.generate.gate;

import io.darkroom.pipeline.generate.Requests;
import io.darkroom.pipeline.generate.Unpaced;
import io.darkroom.pipeline.generate.call.Call;
import io.darkroom.pipeline.generate.call.CallKey;
import io.darkroom.pipeline.generate.pace.Clocks;
import io.darkroom.pipeline.generate.setting.HoldSettings;
import io.darkroom.provider.FailureClass;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A gate with clocks that tests set, and calls that go through it. One thread. */
abstract class GateBench {
    final SetClock clock = new SetClock();
    final SetClock wall = new SetClock();
    int started;
    final List<String> told = new ArrayList<>();
    final Gate gate = new Gate(
            "sandbox", HoldSettings.defaults(), new Clocks(wall, clock), Unpaced.pace(clock), new Gate.Listener() {
                @Override
                public void held(Hold hold) {
                    told.add("held " + hold.why().orElseThrow());
                }

                @Override
                public void opened(Hold ended) {
                    told.add("opened");
                }
            });

    /** Whether one more call may start. */
    boolean start() {
        Call next = call(started + 1);
        boolean may = gate.tryStart(next);
        started += may ? 1 : 0;
        return may;
    }

    /** The call that was started last is answered. */
    void observe(Reply reply, Duration took) {
        gate.observe(call(started), reply, took);
    }

    static Call call(int number) {
        return new Call("call-" + number, CallKey.of(Requests.of("a")), 0, "a", false, Requests.call());
    }

    static Reply finished() {
        return new Reply.Finished(List.of(URI.create("https://example.com/1.png")), Optional.empty(), Optional.empty());
    }

    static Reply failed(FailureClass why, @Nullable Duration retryAfter) {
        return new Reply.Failed(
                why, "no matter", OptionalInt.empty(), Optional.empty(), Optional.ofNullable(retryAfter));
    }
}
