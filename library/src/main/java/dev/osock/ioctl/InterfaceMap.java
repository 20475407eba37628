package dev.osock.ioctl;

/// The parameters of a device: `struct ifmap`. All are unsigned.
///
/// @param memStart where its memory begins
/// @param memEnd where its memory ends
/// @param baseAddr its input and output address
/// @param irq its interrupt
/// @param dma its channel for direct memory access
/// @param port its port
public record InterfaceMap(long memStart, long memEnd, int baseAddr, int irq, int dma, int port) {}
