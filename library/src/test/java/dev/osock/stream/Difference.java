package dev.osock.stream;

/// Where we differ from the JDK on purpose: what a call comes to there, what it comes to here, and why. Each row is
/// asserted on both sides, by the test that names it.
enum Difference {
    INTERRUPTED_STREAM_OF_A_VIRTUAL_THREAD(
            "closed by interrupt",
            "interrupted",
            "an interrupt is about the thread: the call ends, the status stays set, the connection is as it was"),
    INTERRUPTED_STREAM_OF_A_PLATFORM_THREAD(
            "goes on",
            "interrupted",
            "both kinds of thread are treated alike"),
    INTERRUPTED_CHANNEL(
            "closed by interrupt",
            "interrupted",
            "as for streams; what was read or written before is in the position"),
    INTERRUPTED_BEFORE_A_READ_THAT_NEED_NOT_WAIT(
            "closed by interrupt",
            "3",
            "what can be done at once is done, whatever the status"),
    READ_AFTER_THE_INPUT_HAS_BEEN_SHUT(
            "-1",
            "3",
            "the kernel keeps what has come before shutdown(2), and here nothing is thrown away that it gives"),
    STREAM_READ_AFTER_THE_END_AND_CLOSE(
            "-1",
            "closed",
            "a closed socket says so, whatever was read from it before"),
    READ_AFTER_A_WRITE_HAS_MET_THE_RESET(
            "-1",
            "reset",
            "a connection that was reset has no end of the stream: who read -1 would take a part for the whole"),
    CHANNEL_WRITE_AFTER_THE_OUTPUT_HAS_BEEN_SHUT(
            "closed meanwhile",
            "broken pipe",
            "the channel is open, and the other direction works: the failure is the one that send(2) tells"),
    CLOSE_WHILE_A_PLATFORM_THREAD_WRITES_TO_A_CHANNEL(
            "closed",
            "closed meanwhile",
            "there the write returns what it has written and only the next one fails; here it fails, and the position "
                    + "says how far it came"),
    LARGE_CHANNEL_WRITE_OF_A_VIRTUAL_THREAD(
            "some",
            "all",
            "a channel that blocks writes all, as WritableByteChannel says; both kinds of thread are treated alike"),
    MORE_BUFFERS_THAN_ONE_SYSTEM_CALL_TAKES(
            "1024",
            "3000",
            "a gathering write that blocks writes all too");

    private final String jdk;
    private final String ours;

    Difference(String jdk, String ours, String why) {
        this.jdk = jdk;
        this.ours = ours;
        if (jdk.equals(ours) || why.isBlank()) {
            throw new IllegalArgumentException(name());
        }
    }

    String on(StreamSide side) {
        return side == StreamSide.JDK ? jdk : ours;
    }

    String on(ChannelSide side) {
        return side == ChannelSide.JDK ? jdk : ours;
    }
}
