package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Datagrams come to a contestant from another process: as fast as that can send them, or, where they are sent back, as
/// fast as they come back. Those that the contestant has not received in time are lost, as ever with UDP, and do not
/// count. The processor's time is what the contestant takes for one that it has received, and if it sends too, also
/// what it takes for one that it has sent.
///
/// The sender is given an address and a port. It tells how many it has sent, how many of them have come back (NaN if
/// none does), and in how many seconds; the contestant tells how many it has received since its start.
///
/// @param load what sends, the same for all; null if each contestant does, by its own command with address and port
/// @param link what is between the two
/// @param unit what is counted
/// @param size how many bytes each datagram has
public record DatagramWork(@Nullable Program load, Link.Maker link, Unit unit, int size) implements Work {

    private static final int FIGURES = 3;
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final int LONGEST_PAUSES = 250; // a process that is cold on a busy machine may take its time
    private static final int PER_CENT = 100;

    /// What is counted.
    public enum Unit {
        /// Datagrams.
        DATAGRAMS("datagrams/s", "µs/datagram", 1e6),
        /// Their bytes.
        MEBIBYTES("MiB/s", "s/GiB", 1 << 10);

        private final List<Metric> metrics;

        /// What the seconds of a datagram, or of a MiB, are to be multiplied by.
        private final double scale;

        Unit(String rate, String cost, double scale) {
            metrics = List.of(
                    Metric.rate(rate),
                    new Metric("processor", cost, Better.LESS),
                    new Metric("lost", "%", Better.LESS));
            this.scale = scale;
        }

        /// How much one datagram is.
        private double amount(int size) {
            return this == DATAGRAMS ? 1 : size / (double) (1 << 20);
        }
    }

    @Override
    public List<Metric> metrics() {
        return unit.metrics;
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        Link open = link.open();
        List<ChildProcess> processes = new ArrayList<>();
        try {
            processes.add(ChildProcess.start(Link.joined(tracer, open.receiver()), program.command()));
            List<String> place = List.of(open.host(), processes.getFirst().greeting());
            List<String> sender = load == null ? program.command() : load.command();
            processes.add(ChildProcess.start(open.sender(), Link.joined(sender, place)));
            return new DatagramSession(this, open, processes);
        } catch (IOException failed) {
            open.close(processes);
            throw failed;
        }
    }

    private record DatagramSession(DatagramWork work, Link open, List<ChildProcess> processes) implements Session {

        @Override
        public double[] round(Duration length) throws IOException {
            ChildProcess receiver = processes.getFirst();
            ChildProcess sender = processes.getLast();
            double before = count(receiver);
            double receiving = ProcessorTime.of(receiver.pid());
            double sending = ProcessorTime.of(sender.pid());
            double[] sent = sender.round(length, FIGURES);
            double done = Double.isNaN(sent[1]) ? counted(receiver, before) - before : sent[1];
            if (done == 0) {
                throw new IOException("no datagram has come");
            }
            double each = (ProcessorTime.of(receiver.pid()) - receiving) / done;
            if (work.load == null) {
                each += (ProcessorTime.of(sender.pid()) - sending) / sent[0];
            }
            double amount = work.unit.amount(work.size);
            return new double[] {done * amount / sent[2], each / amount * work.unit.scale,
                PER_CENT * (1 - done / sent[0])};
        }

        private static double count(ChildProcess receiver) throws IOException {
            return receiver.round(Duration.ZERO, 1)[0];
        }

        /// Counts again, when what is in the queue has been received as well: the count does not change any more.
        private static double counted(ChildProcess receiver, double before) throws IOException {
            double last = before;
            for (int i = 0; i < LONGEST_PAUSES; i++) {
                pause();
                double now = count(receiver);
                if (now > before && now == last) {
                    return now;
                }
                last = now;
            }
            return last;
        }

        private static void pause() throws IOException {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
        }

        @Override
        public void close() {
            open.close(processes);
        }
    }
}
