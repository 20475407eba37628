package dev.osock.cli.load;

import dev.osock.Deadline;
import dev.osock.Socket;
import dev.osock.cli.output.Lines;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInterruptedException;
import dev.osock.error.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/// Sends to a [Sink] at a rate, and tells how much has gone, and what the sink says has come.
///
/// @param plan what to send
/// @param lines where to tell
public record Flood(FloodPlan plan, Lines lines) {

    /// How long the sink may take for what it has not received yet; and if the user is waiting.
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);
    private static final Duration TO_ANSWER_SOON = Duration.ofSeconds(1);

    private static final Duration TO_SETTLE = Duration.ofMillis(500);

    /// Sends until the time is over, or this thread is interrupted.
    ///
    /// @throws SocketException if there is no connection, or the sink is gone before the end
    public void run() throws SocketException {
        try (Socket socket = plan.target().openClient()) {
            socket.connect(plan.target().address());
            Content content = plan.content();
            Sender sender = plan.sender(socket, content);
            if (plan.isOfDatagrams()) {
                Rehearsal.play(plan);
            }
            tellPlan();
            Figures sent = pour(sender, content);
            boolean isStopped = Thread.interrupted(); // what follows is not to be broken off
            Optional<Figures> received = content.end(socket, isStopped ? TO_ANSWER_SOON : TO_ANSWER);
            total(sent, settle(sender), received);
        }
    }

    private void tellPlan() {
        String target = plan.target().toString();
        lines.tell(
                "sending",
                "sending to " + target + ": " + plan.size() + " bytes each, " + plan.rate(),
                Map.of("address", target, "size", plan.size()));
    }

    private Figures pour(Sender sender, Content content) throws SocketException {
        var deadlines = new Deadlines();
        long start = System.nanoTime();
        long end = start + plan.time().toNanos();
        var progress = new Progress(lines, content, start);
        long now = start;
        try {
            while (now - end < 0 && !Thread.currentThread().isInterrupted()) {
                progress.tell(now);
                long until = Deadlines.earlier(progress.next(), end);
                long due = start + plan.rate().nanos(content.bytes());
                if (due - now > 0) {
                    LockSupport.parkNanos(Deadlines.earlier(due, until) - now);
                } else {
                    send(sender, deadlines.at(until));
                }
                now = System.nanoTime();
            }
        } catch (SocketException failed) {
            total(content.figures(System.nanoTime() - start), OptionalLong.empty(), Optional.empty());
            throw failed;
        }
        progress.end(now);
        return content.figures(now - start);
    }

    private static void send(Sender sender, Deadline until) throws SocketException {
        try {
            sender.send(until);
        } catch (SocketTimeoutException slow) {
            // the receiver: what has not gone goes with the next
        } catch (SocketInterruptedException stopped) {
            // which the interrupt status still says
        }
    }

    private static OptionalLong settle(Sender sender) {
        try {
            return sender.settle(Deadline.in(TO_SETTLE));
        } catch (SocketException unknown) {
            return OptionalLong.empty();
        }
    }

    private void total(Figures sent, OptionalLong copied, Optional<Figures> received) {
        var text = new StringBuilder("sent " + sent.text());
        Map<String, Object> fields = sent.fields();
        copied.ifPresent(count -> {
            text.append("; the kernel has copied ").append(count).append(" times after all");
            fields.put("copied", count);
        });
        received.ifPresentOrElse(
                figures -> {
                    text.append(System.lineSeparator()).append("the sink has received ").append(figures.text());
                    fields.put("sink", figures.fields());
                },
                () -> text.append(System.lineSeparator()).append("the sink has not told what it has received"));
        lines.tell("total", text.toString(), fields);
    }
}
