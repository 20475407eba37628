package dev.osock.bench.workload;

import dev.osock.bench.DatagramWork;
import dev.osock.bench.DatagramWork.Unit;
import dev.osock.bench.Link;
import dev.osock.bench.Plan;
import dev.osock.bench.Tools;
import dev.osock.bench.Variant;
import java.util.List;
import java.util.stream.Stream;

/// UDP with fewer system calls than datagrams, over the loopback device and between two namespaces. Small datagrams are
/// received in batches, and sent back in batches, by one thread; they come from a program in C that is the same for all
/// and sends trains, so that it is faster than any receiver. Large ones go as trains from one process of the contestant
/// to another, with GSO and GRO where it has them, and several trains with each system call where it has that; one with
/// each, where it is called single.
final class Trains {

    private static final int SMALL = 64;
    private static final int LARGE = 1200;

    private Trains() {}

    static List<Variant> variants(Tools tools, Plan plan) {
        return Stream.concat(
                over(tools, "loopback", Link::loopback), over(tools, "veth", Link::veth)).toList();
    }

    private static Stream<Variant> over(Tools tools, String name, Link.Maker link) {
        return Stream.of(
                received(tools, "64 B received, " + name, link),
                echoed(tools, "64 B echoed, " + name, link),
                trains(tools, "1,200 B in trains, " + name, link));
    }

    private static Variant received(Tools tools, String name, Link.Maker link) {
        String size = Integer.toString(SMALL);
        return Variant.of(
                name,
                new DatagramWork(tools.program("trains", "receive", size), link, Unit.DATAGRAMS, SMALL),
                tools.osock("osock", "datagrams", "osock", "receive", size),
                tools.java("osock, single", "datagrams", "osock-single", "receive", size),
                tools.java("DatagramChannel", "datagrams", "nio", "receive", size),
                tools.java("Netty epoll", "datagrams", "netty", "receive", size),
                tools.c("C", "trains", "receive", size));
    }

    private static Variant echoed(Tools tools, String name, Link.Maker link) {
        String size = Integer.toString(SMALL);
        return Variant.of(
                name,
                new DatagramWork(tools.program("ask", size), link, Unit.DATAGRAMS, SMALL),
                tools.osock("osock", "datagrams", "osock", "echo", size),
                tools.java("osock, single", "datagrams", "osock-single", "echo", size),
                tools.java("DatagramChannel", "datagrams", "nio", "echo", size),
                tools.java("Netty epoll", "datagrams", "netty", "echo", size),
                tools.c("C", "trains", "echo", size));
    }

    private static Variant trains(Tools tools, String name, Link.Maker link) {
        String size = Integer.toString(LARGE);
        return Variant.of(
                name,
                new DatagramWork(null, link, Unit.MEBIBYTES, LARGE),
                tools.osock("osock", "datagrams", "osock", "trains", size),
                tools.java("osock, single", "datagrams", "osock-single", "trains", size),
                tools.java("DatagramChannel", "datagrams", "nio", "trains", size),
                tools.java("Netty epoll", "datagrams", "netty", "trains", size),
                tools.c("C", "trains", "trains", size),
                tools.c("C, single", "trains", "single", size));
    }
}
