package dev.osock.architecture.violations;

import dev.osock.architecture.violations.internal.kernel.KernelKnowsPoll;

record FrontKnowsKernel(KernelKnowsPoll seen) {}
