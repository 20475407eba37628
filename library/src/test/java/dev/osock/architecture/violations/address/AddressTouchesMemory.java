package dev.osock.architecture.violations.address;

import java.lang.foreign.MemorySegment;

public record AddressTouchesMemory(MemorySegment touched) {}
