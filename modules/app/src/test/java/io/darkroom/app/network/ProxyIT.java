package io.darkroom.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.app.DarkroomProcess;
import io.darkroom.app.job.Job;
import io.darkroom.sandbox.api.ImageApi;
import io.darkroom.sandbox.api.setting.ImageApiSettings;
import io.darkroom.sandbox.api.setting.Latency;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A paid run behind a company's proxy, with an API whose certificate only the company knows. */
class ProxyIT {
    private static final List<String> FLAGS =
            List.of("--provider", "creativeai", "--provider-url", "https://api.example", "--yes", "--variants", "1");

    @TempDir
    private Path folder;

    /** One story on one data folder, because that is how it happens: what is wrong is mended one by one, nothing is lost. */
    @Test
    void whatIsWrongIsNamedAndOnceMendedEveryPictureComesThroughTheProxy() throws Exception {
        OwnCertificate certificate = OwnCertificate.of(folder, "dns:api.example", "dns:pictures.example");
        try (ImageApi api = ImageApi.start(ImageApiSettings.withLatency(Latency.of(Duration.ofMillis(50))));
                TlsFront front = new TlsFront(api.base(), certificate.tls(), "https://pictures.example");
                ConnectProxy proxy = new ConnectProxy(front.port(), "user", "p@ss+word")) {
            String right = "http://user:p%40ss+word@127.0.0.1:" + proxy.port();

            Job.Result away = run("http://user:secret@127.0.0.1:1");
            assertThat(away.code()).as(away.err()).isEqualTo(3);
            assertThat(away.err())
                    .contains("@127.0.0.1:1 (http.proxy, else HTTPS_PROXY) cannot be reached")
                    .doesNotContain("secret");

            Job.Result refused = run(right.replace("p%40ss+word", "secret"));
            assertThat(refused.code()).as(refused.err()).isEqualTo(3);
            assertThat(refused.err())
                    .contains("@127.0.0.1:" + proxy.port() + " (http.proxy, else HTTPS_PROXY)")
                    .contains("the proxy asks for other credentials", "run the same command again")
                    .doesNotContain("secret");

            Job.Result unknown = run(right);
            assertThat(unknown.code()).as(unknown.err()).isEqualTo(3);
            assertThat(unknown.err())
                    .contains("api.example:443", "its certificate is not trusted (http.ca-file is not set)")
                    .contains("run the same command again");
            assertThat(api.calls()).isZero();

            Files.writeString(folder.resolve("darkroom.yaml"), "http.ca-file: " + certificate.pem());
            try (DarkroomProcess mended = DarkroomProcess.start(
                    folder,
                    "run P.csv --data-dir data --pictures pictures " + String.join(" ", FLAGS),
                    environment(right))) {
                assertThat(mended.exitCode()).as(mended.said()).isZero();
                assertThat(mended.said()).contains("Completed: 3", "Pictures: 3 in pictures");
            }
            assertThat(api.calls()).isEqualTo(3);
            assertThat(proxy.tunnels()).contains("api.example:443", "pictures.example:443");
            assertThat(front.seen()).contains("POST api.example", "GET pictures.example");
        }
    }

    private Job.Result run(String proxy) throws Exception {
        Job job = new Job(
                folder, environment(proxy), "--data-dir", folder.resolve("data").toString());
        return job.run(job.catalog("P", 3), FLAGS.toArray(String[]::new));
    }

    private static Map<String, String> environment(String proxy) {
        return Map.of("HTTPS_PROXY", proxy, "CREATIVEAI_API_KEY", "a-key");
    }
}
