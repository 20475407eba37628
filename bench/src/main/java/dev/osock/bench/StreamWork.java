package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A stream of bytes goes from one process to another. The processor's time is what both take, as the system does a
/// part of one side's work in the other's time; and what the contestant alone takes.
///
/// Who connects is given an address and what the other process said when it was ready, and tells for each round how
/// many bytes went, and in how many seconds.
///
/// @param other the process that is not the contestant, the same for all
/// @param link  what is between the two
/// @param way   which of them connects
public record StreamWork(Program other, Link.Maker link, Way way) implements Work {

    private static final int FIGURES = 2;
    private static final double MIB = 1 << 20;
    private static final double GIB = 1 << 30;
    private static final List<Metric> METRICS = List.of(
            Metric.rate("MiB/s"),
            new Metric("processor", "s/GiB", Better.LESS),
            new Metric("own processor", "s/GiB", Better.LESS));

    /// Which way the bytes go.
    public enum Way {
        /// From the contestant to the other.
        FROM_CONTESTANT,
        /// From the other through the contestant, and back.
        THROUGH_CONTESTANT
    }

    @Override
    public List<Metric> metrics() {
        return METRICS;
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        Link open = link.open();
        List<ChildProcess> processes = new ArrayList<>();
        try {
            List<String> contestant = program.command();
            boolean isFirst = way == Way.THROUGH_CONTESTANT;
            processes.add(ChildProcess.start(
                    Link.joined(isFirst ? tracer : List.of(), open.receiver()),
                    isFirst ? contestant : other.command()));
            List<String> place = List.of(open.host(), processes.getFirst().greeting());
            processes.add(ChildProcess.start(
                    Link.joined(isFirst ? List.of() : tracer, open.sender()),
                    Link.joined(isFirst ? other.command() : contestant, place)));
            return new StreamSession(isFirst ? 0 : 1, open, processes);
        } catch (IOException failed) {
            open.close(processes);
            throw failed;
        }
    }

    /// @param contestant which of the processes it is
    private record StreamSession(int contestant, Link open, List<ChildProcess> processes) implements Session {

        @Override
        public double[] round(Duration length) throws IOException {
            double[] before = used();
            double[] bytesAndSeconds = processes.getLast().round(length, FIGURES);
            double[] after = used();
            double bytes = bytesAndSeconds[0];
            if (bytes == 0) {
                throw new IOException("no byte has come");
            }
            double both = after[0] - before[0] + after[1] - before[1];
            double own = after[contestant] - before[contestant];
            return new double[] {bytes / MIB / bytesAndSeconds[1], both / (bytes / GIB), own / (bytes / GIB)};
        }

        private double[] used() throws IOException {
            return new double[] {
                ProcessorTime.of(processes.getFirst().pid()), ProcessorTime.of(processes.getLast().pid())
            };
        }

        @Override
        public void close() {
            open.close(processes);
        }
    }
}
