package dev.osock.sctp;

/// When a message is given up, RFC 7496: `SCTP_PR_SCTP_*`. Any other number works as well.
///
/// @param number the operating system's number
public record SctpPrPolicy(int number) {
    /// Never; `SCTP_PR_SCTP_NONE`.
    public static final SctpPrPolicy NONE = new SctpPrPolicy(0);
    /// After so many milliseconds; `SCTP_PR_SCTP_TTL`.
    public static final SctpPrPolicy TTL = new SctpPrPolicy(0x10);
    /// After it has been sent again so often; `SCTP_PR_SCTP_RTX`.
    public static final SctpPrPolicy RTX = new SctpPrPolicy(0x20);
    /// If there is no room for a message with a lower number, which is more urgent; `SCTP_PR_SCTP_PRIO`.
    public static final SctpPrPolicy PRIO = new SctpPrPolicy(0x30);
    /// All of these together, of what is counted: `SCTP_PR_SCTP_ALL`.
    public static final SctpPrPolicy ALL = new SctpPrPolicy(0x80);

    /// Prints `none`, `ttl`, `rtx`, `prio`, `all`, or the number.
    @Override
    public String toString() {
        return number == ALL.number
                ? "all"
                : (number & 0xF) == 0 ? Labels.of(number >> 4, "none", "ttl", "rtx", "prio") : "" + number;
    }
}
