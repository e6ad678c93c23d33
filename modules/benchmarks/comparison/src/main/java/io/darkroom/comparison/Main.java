package io.darkroom.comparison;

/**
 * Starts one of them: kind, bootstrap servers, topics of requests, results and failures, address of the API, calls in flight,
 * folder. It runs until it is killed. Main thread.
 */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Work work = Work.of(arguments);
        switch (arguments[0]) {
            case "parallel-vertx" -> ParallelVertx.run(work);
            case "parallel-transactions" -> ParallelTransactions.run(work);
            case "blocking-streams" -> BlockingStreams.run(work);
            case "async-client" -> AsyncClient.run(work);
            default -> throw new IllegalArgumentException("nobody is called " + arguments[0]);
        }
    }
}
