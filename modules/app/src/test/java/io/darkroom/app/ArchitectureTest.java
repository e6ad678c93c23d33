package io.darkroom.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.darkroom.app.deploy.Repository;
import io.darkroom.providers.network.EventLoops;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the modules and packages, for everything that ships. */
class ArchitectureTest {
    private static final String CONTRACT = "io.darkroom.contract..";
    private static final String CLIENT = "io.darkroom.client..";
    private static final String PROVIDER_API = "io.darkroom.provider..";
    private static final String PROVIDERS = "io.darkroom.providers..";
    private static final String PIPELINE = "io.darkroom.pipeline..";
    private static final String GENERATE = "io.darkroom.pipeline.generate";
    private static final String SANDBOX = "io.darkroom.sandbox..";
    private static final String APP = "io.darkroom.app..";

    private static JavaClasses darkroom;

    @BeforeAll
    static void read() {
        darkroom = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.darkroom");
    }

    @Test
    void everyModuleIsLookedAt() {
        for (String module : List.of(CONTRACT, CLIENT, PROVIDER_API, PROVIDERS, PIPELINE, SANDBOX, APP)) {
            assertThat(darkroom.that(resideInAPackage(module))).as(module).isNotEmpty();
        }
    }

    @Test
    void contractUsesNoOtherModule() {
        neverUses(CONTRACT, CLIENT, PROVIDER_API, PROVIDERS, PIPELINE, SANDBOX, APP);
    }

    @Test
    void publishersSeeTheContractOnly() {
        neverUses(CLIENT, PROVIDER_API, PROVIDERS, PIPELINE, SANDBOX, APP);
    }

    @Test
    void theProviderPortUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage(PROVIDER_API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(PROVIDER_API, "java..", "org.jspecify..")
                .check(darkroom);
    }

    @Test
    void providersSeeTheirPortOnly() {
        neverUses(PROVIDERS, CONTRACT, PIPELINE, SANDBOX, APP, "org.apache.kafka..", "org.apache.avro..");
    }

    @Test
    void thePipelineSeesContractAndPortOnly() {
        neverUses(PIPELINE, PROVIDERS, SANDBOX, APP);
    }

    @Test
    void thePipelineSpeaksNoHttp() {
        neverUses(PIPELINE, "io.vertx..", "io.netty..", "java.net.http..", "com.sun.net.httpserver..");
    }

    @Test
    void theSandboxSharesNoCodeWithOurClient() {
        neverUses(SANDBOX, PROVIDER_API, PROVIDERS, PIPELINE, APP);
    }

    @Test
    void intakeAndGenerateAreDeployableAlone() {
        neverUses("io.darkroom.pipeline.intake..", GENERATE + "..");
        neverUses(GENERATE + "..", "io.darkroom.pipeline.intake..");
        neverUses("io.darkroom.pipeline.stream..", "io.darkroom.pipeline.intake..", GENERATE + "..");
    }

    @Test
    void packagesOfGenerateKeepTheOrderOfTheirPage() throws IOException {
        List<List<String>> rows = orderOfGenerate();

        assertThat(rows.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(darkroom.that(resideInAPackage(GENERATE + "..")).stream()
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toSet()));
        for (int row = 0; row < rows.size(); row++) {
            String[] below = rows.subList(row + 1, rows.size()).stream()
                    .flatMap(List::stream)
                    .toArray(String[]::new);
            for (String user : rows.get(row)) {
                neverUses(user, below);
            }
        }
    }

    /** Rows of the table in docs/architecture.md, whole names of packages. */
    private static List<List<String>> orderOfGenerate() throws IOException {
        return Files.readString(Repository.file("docs/architecture.md"))
                .split("\\| packages of `generate` .*\n\\|---\\|---\\|\n", 2)[1]
                .lines()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Pattern.compile("`(\\w+)`")
                        .matcher(line.split("\\|", -1)[1])
                        .results()
                        .map(name -> name.group(1))
                        .map(name -> name.equals("generate") ? GENERATE : GENERATE + "." + name)
                        .toList())
                .toList();
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("io.darkroom.(**)").should().beFreeOfCycles().check(darkroom);
    }

    @Test
    void packagesOfTheAppFormNoCircleWithWhatIsBelowThem() {
        slices().matching("io.darkroom.app.(*)..").should().beFreeOfCycles().check(darkroom);
    }

    @Test
    void configurationKnowsNoCommand() {
        neverUses("io.darkroom.app.config..", "picocli..", "io.darkroom.app.command..", "io.darkroom.app.local..");
    }

    @Test
    void onlyTheAppEndsTheProcess() {
        noClasses()
                .that(resideInAnyPackage(CONTRACT, CLIENT, PROVIDER_API, PROVIDERS, PIPELINE))
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Runtime.class, "halt", int.class)
                .check(darkroom);
    }

    @Test
    void everyEventLoopFollowsNamesThatMove() {
        noClasses()
                .that()
                .resideInAnyPackage(PROVIDERS, APP)
                .and()
                .doNotBelongToAnyOf(EventLoops.class)
                .should()
                .callMethod(Vertx.class, "vertx")
                .orShould()
                .callMethod(Vertx.class, "vertx", VertxOptions.class)
                .orShould()
                .callMethod(Vertx.class, "builder")
                .check(darkroom);
    }

    @Test
    void nobodyHasANameWithoutAnOwner() {
        noClasses()
                .should()
                .haveNameMatching("(?i).*(utils?|helpers?|managers?|impl|commons?)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..utils..", "..helper..", "..common..", "..core..", "..impl..")
                .check(darkroom);
    }

    @Test
    void everyPackageIsNullMarked() {
        List<String> unmarked = darkroom.that(resideInAPackage("io.darkroom..")).stream()
                .filter(type -> !generated(type))
                .map(JavaClass::getPackage)
                .distinct()
                .filter(name -> !name.tryGetPackageInfo()
                        .map(info -> info.isAnnotatedWith(NullMarked.class))
                        .orElse(false))
                .map(JavaPackage::getName)
                .toList();

        assertThat(unmarked).isEmpty();
    }

    private static void neverUses(String user, String... used) {
        noClasses()
                .that()
                .resideInAPackage(user)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used)
                .check(darkroom);
    }

    private static boolean generated(JavaClass type) {
        return type.getPackageName().matches("io\\.darkroom\\.contract(\\.stores)?");
    }
}
