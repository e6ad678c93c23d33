package io.darkroom.app;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. One thread. */
public final class VersionText implements IVersionProvider {

    @Override
    public String[] getVersion() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = VersionText.class.getResourceAsStream("/io/darkroom/app/version.properties")) {
            if (file != null) {
                properties.load(file);
            }
        }
        return new String[] {
            "darkroom " + properties.getProperty("version", "of unknown version") + " (Java " + Runtime.version() + ")"
        };
    }
}
