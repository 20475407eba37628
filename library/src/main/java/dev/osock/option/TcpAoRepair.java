package dev.osock.option;

/// What TCP's authentication option must know of a connection that goes on elsewhere: `struct tcp_ao_repair`. All are
/// unsigned 32-bit numbers.
///
/// @param sentIsn the number that its sending began with
/// @param receivedIsn the number that its receiving began with
/// @param sendSne how often the numbers of what is sent have begun again
/// @param receiveSne how often the numbers of what is received have begun again
public record TcpAoRepair(long sentIsn, long receivedIsn, long sendSne, long receiveSne) {}
