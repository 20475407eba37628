package dev.osock.bench.workload;

import dev.osock.bench.Workload;
import java.util.List;

/// All workloads.
public final class Workloads {

    private static final Workload VIRTUAL = new RoundTripVirtual();
    private static final Workload PLATFORM = new RoundTripPlatform();

    /// In the order of the table.
    public static final List<Workload> ALL = List.of(
            VIRTUAL,
            PLATFORM,
            new EchoLoop(),
            new Throughput(),
            new Udp(),
            new Unix(),
            new Connect(),
            new Sendfile(),
            new IdleConnections(),
            new ColdStarts(),
            new Allocations(),
            new ControlMessages(),
            new OptionRates(),
            new Growth());

    /// Those of which the system calls are counted.
    public static final List<Workload> TRACED = List.of(VIRTUAL, PLATFORM);

    private Workloads() {}
}
