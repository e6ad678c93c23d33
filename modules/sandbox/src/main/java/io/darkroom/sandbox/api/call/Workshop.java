package io.darkroom.sandbox.api.call;

import io.darkroom.sandbox.api.bill.Bills;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.fault.FaultScript;
import io.vertx.core.Vertx;

/** What all dialects share. Any thread. */
public record Workshop(Vertx vertx, ImageApiSettings settings, Bills bills, FaultScript faults, Traffic traffic) {

    /** Later, or now when there is nothing to wait for. */
    public void after(long millis, Runnable step) {
        if (millis == 0) {
            step.run();
        } else {
            vertx.setTimer(millis, due -> step.run());
        }
    }
}
