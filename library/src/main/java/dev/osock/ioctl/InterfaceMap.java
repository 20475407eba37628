package dev.osock.ioctl;

/// How the hardware of a network interface is reached: `struct ifmap`, the value of [IoctlRequests#GIFMAP]. All are
/// unsigned; most are 0 today.
///
/// @param memStart the address at which its shared memory begins
/// @param memEnd the address at which its shared memory ends
/// @param baseAddr its input and output address, 0..65535
/// @param irq the number of its interrupt, 0..255
/// @param dma the number of its channel for direct memory access, 0..255
/// @param port which medium it uses, 0..255
public record InterfaceMap(long memStart, long memEnd, int baseAddr, int irq, int dma, int port) {}
