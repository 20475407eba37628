package dev.osock.bench;

/// Which figures are the better ones.
public enum Better {
    /// A rate.
    MORE,
    /// A cost.
    LESS;

    /// Compares a contestant with osock.
    ///
    /// @param osock osock's figure
    /// @param other the contestant's figure
    /// @return how many times as good osock is: more than 1 if it is better
    public double ratio(double osock, double other) {
        if (osock == other) {
            return 1;
        }
        return this == MORE ? osock / other : other / osock;
    }
}
