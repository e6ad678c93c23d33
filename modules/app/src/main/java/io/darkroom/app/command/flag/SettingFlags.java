package io.darkroom.app.command.flag;

import io.darkroom.app.config.source.Overrides;

/** Flags that stand for settings. One thread. */
public interface SettingFlags {

    /** Adds the settings of the flags that were given. */
    void addTo(Overrides overrides);
}
