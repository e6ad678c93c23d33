package io.darkroom.app.asset.store;

import io.darkroom.app.asset.StoreRefusedException;
import io.darkroom.app.asset.UnreadableAssetException;
import io.darkroom.app.config.asset.S3Config;
import java.io.IOException;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Tells what a person must mend from what passes. Any thread. */
final class S3Trouble {
    /** Wrong credentials or rights, no such bucket, another region. */
    private static final Set<Integer> MEND = Set.of(301, 401, 403, 404);

    /** What an object is refused with: archived, encrypted for others, or not there and no right to know that. */
    private static final Set<Integer> NOT_THIS_ONE = Set.of(403, 404);

    private static final Set<String> WHATEVER_THE_OBJECT = Set.of(
            "NoSuchBucket",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "RequestTimeTooSkewed",
            "AccountProblem");

    private static final int BAD_REQUEST = 400;

    private S3Trouble() {}

    /** A sentence without a dot; never a credential. */
    static IOException of(SdkException why, S3Config bucket) {
        if (why instanceof S3Exception answer) {
            String said = said(answer, bucket);
            return MEND.contains(answer.statusCode()) || isOfCredentials(answer)
                    ? new StoreRefusedException(said + "; check assets.s3.* and the credentials", why)
                    : new IOException(said, why);
        }
        String said = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return said.contains("credentials")
                ? new StoreRefusedException("there are no credentials for the bucket " + bucket.bucket(), why)
                : unreachable(why, bucket);
    }

    /** Nothing was answered in time. */
    static IOException unreachable(RuntimeException why, S3Config bucket) {
        String said = String.valueOf(why.getMessage()).lines().findFirst().orElse("");
        return new IOException("the bucket " + bucket.bucket() + " cannot be reached: " + said, why);
    }

    /** As {@link #of}, when an object is read: most refusals are about that one. */
    static IOException ofReading(SdkException why, S3Config bucket) {
        return why instanceof S3Exception answer
                        && NOT_THIS_ONE.contains(answer.statusCode())
                        && !WHATEVER_THE_OBJECT.contains(code(answer))
                ? new UnreadableAssetException(said(answer, bucket), why)
                : of(why, bucket);
    }

    private static String said(S3Exception answer, S3Config bucket) {
        return "the bucket %s answered HTTP %d %s"
                .formatted(bucket.bucket(), answer.statusCode(), code(answer))
                .strip();
    }

    /** Codes such as ExpiredToken and AuthorizationHeaderMalformed; others of 400 are about what was sent. */
    private static boolean isOfCredentials(S3Exception answer) {
        return answer.statusCode() == BAD_REQUEST && code(answer).matches(".*(Token|Authorization).*");
    }

    private static String code(S3Exception answer) {
        return answer.awsErrorDetails() == null || answer.awsErrorDetails().errorCode() == null
                ? ""
                : answer.awsErrorDetails().errorCode();
    }
}
