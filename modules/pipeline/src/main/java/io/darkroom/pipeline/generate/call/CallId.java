package io.darkroom.pipeline.generate.call;

/**
 * Ids of sends: the process, a number, and the number of the picture where the send is for one of several. An id thus tells
 * everywhere which picture its answer is, also in a webhook. Any thread.
 */
public final class CallId {
    /** The send is for all pictures of its request. */
    public static final int ALL = 0;

    private CallId() {}

    /**
     * The id of a send of this owner.
     *
     * @param picture number of the first picture that is asked for, from 1; {@link #ALL} for every one
     */
    public static String of(Owner owner, long number, int picture) {
        return owner.start() + "-" + number + (picture == ALL ? "" : "." + picture);
    }

    public static int picture(String callId) {
        int dot = callId.lastIndexOf('.');
        try {
            return dot < 0 ? ALL : Math.max(ALL, Integer.parseInt(callId.substring(dot + 1)));
        } catch (NumberFormatException e) {
            return ALL;
        }
    }
}
