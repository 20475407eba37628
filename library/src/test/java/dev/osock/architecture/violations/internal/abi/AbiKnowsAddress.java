package dev.osock.architecture.violations.internal.abi;

import dev.osock.architecture.violations.address.AddressTouchesMemory;
import java.util.List;

record AbiKnowsAddress(List<AddressTouchesMemory> seenOnlyInASignature) {}
