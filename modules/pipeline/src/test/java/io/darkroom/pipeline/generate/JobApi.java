package io.darkroom.pipeline.generate;

import io.darkroom.provider.FailureClass;
import io.darkroom.provider.ImageCall;
import io.darkroom.provider.ImageProvider;
import io.darkroom.provider.JobReport;
import io.darkroom.provider.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** An API that draws in jobs, one picture each, and does what the test says. One for all processes. */
final class JobApi {
    /** What is true of a job. */
    enum State {
        DRAWING,
        DONE,
        FAILED,
        EMPTY,
        UNPAID,
        FORGOTTEN
    }

    /** One submit. */
    static final class Order {
        final String jobId;
        final ImageCall call;
        final CompletableFuture<Reply> answer = new CompletableFuture<>();
        State state = State.DRAWING;

        Order(String jobId, ImageCall call) {
            this.jobId = jobId;
            this.call = call;
        }

        /** Request and picture that it draws: the token without the number of the attempt. */
        String draws() {
            return call.token().replaceFirst(":c\\d+", "");
        }

        Reply outcome() {
            return switch (state) {
                case DONE ->
                    new Reply.Finished(
                            List.of(URI.create("https://cdn.example.com/" + jobId + ".png")),
                            Optional.of("req-" + jobId),
                            Optional.of("nano-banana-2"));
                case FAILED -> failed(FailureClass.PROVIDER_ERROR);
                case EMPTY -> failed(FailureClass.EMPTY_RESULT);
                case UNPAID -> failed(FailureClass.QUOTA_EXHAUSTED);
                case FORGOTTEN -> failed(FailureClass.RESULT_LOST);
                case DRAWING -> throw new IllegalStateException(jobId + " is still drawn");
            };
        }

        boolean isOver() {
            return state != State.DRAWING;
        }
    }

    final Map<String, Order> orders = new LinkedHashMap<>();
    final List<String> polled = new ArrayList<>();
    Consumer<Order> onSubmit = order -> {};
    boolean looksFail;

    /** A token that was seen is answered with its job. */
    boolean knowsTokens;

    int perCall = 1;

    /** The API as one process sees it. */
    ImageProvider client() {
        return new Client();
    }

    List<Order> all() {
        return List.copyOf(orders.values());
    }

    Order order(int number) {
        return all().get(number);
    }

    void accept(Order order) {
        order.answer.complete(new Reply.Accepted(order.jobId, Optional.empty()));
    }

    /** Nobody learns the id of the job. */
    void lose(Order order) {
        order.answer.complete(failed(FailureClass.UNKNOWN_OUTCOME));
    }

    /** Nothing is drawn. */
    void refuse(Order order, FailureClass why) {
        order.state = State.FAILED;
        order.answer.complete(failed(why));
    }

    private static Reply failed(FailureClass why) {
        return new Reply.Failed(why, why.name(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    private JobReport look(String jobId) {
        polled.add(jobId);
        if (looksFail) {
            return new JobReport.Unknown("HTTP 503", Optional.empty());
        }
        Order order = Objects.requireNonNull(orders.get(jobId));
        return order.isOver() ? new JobReport.Ended(order.outcome()) : new JobReport.Working();
    }

    private final class Client implements ImageProvider {
        @Override
        public CompletionStage<Reply> generate(ImageCall call) {
            Optional<Order> same = orders.values().stream()
                    .filter(before -> knowsTokens && before.call.token().equals(call.token()))
                    .findFirst();
            if (same.isPresent()) {
                return same.get().answer;
            }
            Order order = new Order("job-" + (orders.size() + 1), call);
            onSubmit.accept(order);
            orders.put(order.jobId, order);
            return order.answer;
        }

        @Override
        public CompletionStage<JobReport> poll(String jobId) {
            return CompletableFuture.completedStage(look(jobId));
        }

        @Override
        public int picturesPerCall(String model) {
            return perCall;
        }

        @Override
        public boolean idempotent() {
            return false;
        }

        @Override
        public void close() {}
    }
}
