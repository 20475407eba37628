package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.MptcpSubflows;
import dev.osock.option.MptcpTcpInfo;
import dev.osock.option.TcpInfo;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The shapes that are a structure for each connection that one of Multipath TCP is made of.
final class Subflows {

    private Subflows() {}

    static ShapeCodec<MptcpTcpInfo> tcpInfo() {
        return new SubflowsCodec<MptcpTcpInfo, TcpInfo>(GrowingStructs.tcpInfo(), Abi.current().size("tcp_info")) {
            @Override
            List<TcpInfo> elements(MptcpTcpInfo value) {
                return value.subflows();
            }

            @Override
            MptcpTcpInfo of(List<TcpInfo> elements) {
                return new MptcpTcpInfo(elements);
            }
        };
    }

    static ShapeCodec<MptcpSubflows> addresses() {
        ShapeCodec<MptcpSubflows.Ends> ends = new StructCodec<>("mptcp_subflow_addrs", "ss_local ss_remote") {
            @Override
            public void encode(MptcpSubflows.Ends v, MemorySegment m, long at) {
                f[0].put(m, at, v.local());
                f[1].put(m, at, v.remote());
            }

            @Override
            MptcpSubflows.Ends read(MemorySegment m, long at) {
                return new MptcpSubflows.Ends(f[0].sockaddr(m, at), f[1].sockaddr(m, at));
            }
        };
        return new SubflowsCodec<MptcpSubflows, MptcpSubflows.Ends>(ends, ends.room()) {
            @Override
            List<MptcpSubflows.Ends> elements(MptcpSubflows value) {
                return value.subflows();
            }

            @Override
            MptcpSubflows of(List<MptcpSubflows.Ends> elements) {
                return new MptcpSubflows(elements);
            }
        };
    }
}
