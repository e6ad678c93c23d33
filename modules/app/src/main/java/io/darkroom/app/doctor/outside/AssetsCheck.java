package io.darkroom.app.doctor.outside;

import io.darkroom.app.asset.StoreRefusedException;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.asset.store.AssetStores;
import io.darkroom.app.config.asset.AssetConfig;
import io.darkroom.app.config.asset.S3Config;
import io.darkroom.app.doctor.check.Check;
import io.darkroom.app.doctor.check.Finding;
import java.io.IOException;
import java.util.List;

/** Whether the bucket of pictures answers and takes the credentials. Writes nothing there. One thread. */
public record AssetsCheck(AssetConfig config) implements Check {
    @Override
    public String name() {
        return "bucket";
    }

    @Override
    public List<Finding> look() {
        String bucket = config.bucket().map(S3Config::bucket).orElseThrow();
        try {
            AssetStores.knock(config);
            return List.of(Finding.ok("The bucket " + bucket
                    + " can be read; whether it can be written is seen with the first picture."));
        } catch (UnreadableAssetException e) {
            return List.of(Finding.warning(
                    "%s: it answers, but says nothing of a picture that it does not have; allow s3:ListBucket to have this looked at."
                            .formatted(capital(e))));
        } catch (StoreRefusedException e) {
            return List.of(Finding.fault(capital(e) + "."));
        } catch (IOException e) {
            return List.of(Finding.fault(capital(e) + "; check assets.s3.endpoint, assets.s3.region and the network."));
        }
    }

    private static String capital(IOException e) {
        String said = String.valueOf(e.getMessage());
        return said.isEmpty() ? said : Character.toUpperCase(said.charAt(0)) + said.substring(1);
    }
}
