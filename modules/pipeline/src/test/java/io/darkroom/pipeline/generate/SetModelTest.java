package io.darkroom.pipeline.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkroom.contract.Dependency;
import io.darkroom.contract.GenerationRequest;
import io.darkroom.contract.ImageCompleted;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pictures of one set that were drawn by different models say so; pictures of other shots are handed on. */
class SetModelTest {
    private static final String SET = "a:a:job:j";

    private final StageBench bench = new StageBench(9);
    private int calls;

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void theFirstPictureOfASetDecidesAndOneByAnotherModelSaysSo() {
        ImageCompleted first = draw(shot("wide", 1), "model-1");
        ImageCompleted same = draw(shot("corner", 1), "model-1");
        ImageCompleted other = draw(shot("detail", 1), "model-2");

        assertThat(first.getConsistencySet()).hasValue(SET);
        assertThat(first.getSetModelActual()).isEmpty();
        assertThat(same.getSetModelActual()).isEmpty();
        assertThat(other.getSetModelActual()).hasValue("model-1");
        assertThat(bench.count("darkroom.generate.inconsistent")).isEqualTo(1);
    }

    @Test
    void whenTheFirstPictureIsDrawnAgainItsNewModelDecides() {
        draw(shot("wide", 1), "model-1");
        ImageCompleted again = draw(shot("wide", 2), "model-2");
        ImageCompleted corner = draw(shot("corner", 2), "model-2");

        assertThat(again.getSetModelActual()).isEmpty();
        assertThat(corner.getSetModelActual()).isEmpty();
    }

    @Test
    void picturesOfNoSetAreNotCompared() {
        draw(Requests.builder("a").build(), "model-1");
        ImageCompleted other =
                draw(Requests.builder("a").setIdempotencyKey("a:product:b:v1").build(), "model-2");

        assertThat(other.getSetModelActual()).isEmpty();
    }

    @Test
    void thePictureOfTheShotThatItDependsOnIsTheReference() {
        GenerationRequest dependent = GenerationRequest.newBuilder(shot("corner", 1))
                .setDependsOn(new Dependency("wide", "k", true, "https://cdn.example.com/wide.png"))
                .build();
        draw(dependent, "model-1");

        assertThat(bench.provider.calls().getLast().sourceImage())
                .isEqualTo(Optional.of(URI.create("https://cdn.example.com/wide.png")));
    }

    @Test
    void withoutThatPictureTheSourceIs() {
        GenerationRequest dependent = GenerationRequest.newBuilder(shot("corner", 1))
                .setDependsOn(new Dependency("wide", "k", false, null))
                .build();
        draw(dependent, "model-1");

        assertThat(bench.provider.calls().getLast().sourceImage())
                .isEqualTo(Optional.of(URI.create(dependent.getSourceImageUrl())));
    }

    private static GenerationRequest shot(String name, long generation) {
        return Requests.builder("a")
                .setIdempotencyKey("a:product:" + name + ":v1")
                .setShotName(name)
                .setGeneration(generation)
                .setConsistencySet(SET)
                .build();
    }

    private ImageCompleted draw(GenerationRequest request, String model) {
        bench.deliver();
        bench.request(request);
        bench.provider.finish(calls++, model);
        bench.deliver();
        return bench.completed().getLast();
    }
}
