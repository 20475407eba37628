package dev.osock.option;

/// What TCP's authentication option must know of a connection that another socket takes over: `struct tcp_ao_repair`,
/// the value of [TcpOptions#AO_REPAIR]. All are 0..4294967295.
///
/// @param sentIsn the sequence number that this side began with
/// @param receivedIsn the sequence number that the peer began with
/// @param sendSne how often this side's sequence numbers have passed 2^32
/// @param receiveSne how often the peer's sequence numbers have passed 2^32
public record TcpAoRepair(long sentIsn, long receivedIsn, long sendSne, long receiveSne) {}
