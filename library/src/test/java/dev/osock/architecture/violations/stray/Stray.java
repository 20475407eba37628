package dev.osock.architecture.violations.stray;

record Stray() {}
