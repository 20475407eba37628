package dev.osock.kind;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What has been counted of a socket since it was opened: [dev.osock.SocketInfo#counters()]. All are unsigned numbers
/// of 64 bits, which begin again at zero after the last: use [Long#compareUnsigned]. OTP's `counters`.
///
/// @param readTries system calls that receive. OTP's `read_tries`
/// @param readFails of these, how many failed; that nothing was there is no failure. OTP's `read_fails`
/// @param readWaits how often a receive had to wait; of a platform thread that waits in recv(2) itself, only if it does
///     so for 10 ms. OTP's `read_waits`
/// @param readPackages receives that were done, or messages that were received by recvmmsg. OTP's `read_pkg`
/// @param readBytes bytes that were received. OTP's `read_byte`
/// @param readPackageMax bytes of the largest of them. OTP's `read_pkg_max`
/// @param writeTries system calls that send. OTP's `write_tries`
/// @param writeFails of these, how many failed. OTP's `write_fails`
/// @param writeWaits how often a send had to wait. OTP's `write_waits`
/// @param writePackages sends that were done, or messages that were sent by sendmmsg, or datagrams that went as trains.
///     OTP's `write_pkg`
/// @param writeBytes bytes that were sent. OTP's `write_byte`
/// @param writePackageMax bytes of the largest of them. OTP's `write_pkg_max`
/// @param acceptTries system calls that accept. OTP's `acc_tries`
/// @param acceptFails of these, how many failed. OTP's `acc_fails`
/// @param acceptWaits how often an accept had to wait. OTP's `acc_waits`
/// @param accepts connections that were accepted. OTP's `acc_success`
/// @param sendfileTries system calls that send bytes of files. OTP's `sendfile`
/// @param sendfileFails of these, how many failed. OTP's `sendfile_fails`
/// @param sendfileWaits how often the sending of a file had to wait. OTP's `sendfile_waits`
/// @param sendfilePackages of the system calls, how many sent something. OTP's `sendfile_pkg`
/// @param sendfileBytes bytes of files that were sent. OTP's `sendfile_byte`
/// @param sendfilePackageMax the most bytes of a file that were sent without a wait. OTP's `sendfile_pkg_max`
/// @param sendfiles files whose sending was begun. OTP's `sendfile_tries`
/// @param sendfileMax the most bytes that one call has sent of a file to the end. OTP's `sendfile_max`
public record SocketCounters(
        long readTries,
        long readFails,
        long readWaits,
        long readPackages,
        long readBytes,
        long readPackageMax,
        long writeTries,
        long writeFails,
        long writeWaits,
        long writePackages,
        long writeBytes,
        long writePackageMax,
        long acceptTries,
        long acceptFails,
        long acceptWaits,
        long accepts,
        long sendfileTries,
        long sendfileFails,
        long sendfileWaits,
        long sendfilePackages,
        long sendfileBytes,
        long sendfilePackageMax,
        long sendfiles,
        long sendfileMax) {

    private static final String OF_FILES = "sendfile";

    /// Makes the counters of a map of the form that [#byOtpName()] has; those that are missing are 0.
    ///
    /// @param counts the numbers by their names
    /// @return the counters
    public static SocketCounters of(Map<String, Long> counts) {
        Objects.requireNonNull(counts, "counts");
        return new SocketCounters(
                count(counts, "read_tries"),
                count(counts, "read_fails"),
                count(counts, "read_waits"),
                count(counts, "read_pkg"),
                count(counts, "read_byte"),
                count(counts, "read_pkg_max"),
                count(counts, "write_tries"),
                count(counts, "write_fails"),
                count(counts, "write_waits"),
                count(counts, "write_pkg"),
                count(counts, "write_byte"),
                count(counts, "write_pkg_max"),
                count(counts, "acc_tries"),
                count(counts, "acc_fails"),
                count(counts, "acc_waits"),
                count(counts, "acc_success"),
                count(counts, "sendfile"),
                count(counts, "sendfile_fails"),
                count(counts, "sendfile_waits"),
                count(counts, "sendfile_pkg"),
                count(counts, "sendfile_byte"),
                count(counts, "sendfile_pkg_max"),
                count(counts, "sendfile_tries"),
                count(counts, "sendfile_max"));
    }

    private static long count(Map<String, Long> counts, String name) {
        Long count = counts.get(name);
        return count == null ? 0 : count;
    }

    /// Returns the counters as a map, by OTP's names: `read_byte`, `write_tries`, …. Those of files are only there if
    /// one of them is not 0.
    ///
    /// @return the numbers by their names
    public Map<String, Long> byOtpName() {
        Map<String, Long> all = new LinkedHashMap<>();
        all.put("read_tries", readTries);
        all.put("read_fails", readFails);
        all.put("read_waits", readWaits);
        all.put("read_pkg", readPackages);
        all.put("read_byte", readBytes);
        all.put("read_pkg_max", readPackageMax);
        all.put("write_tries", writeTries);
        all.put("write_fails", writeFails);
        all.put("write_waits", writeWaits);
        all.put("write_pkg", writePackages);
        all.put("write_byte", writeBytes);
        all.put("write_pkg_max", writePackageMax);
        all.put("acc_tries", acceptTries);
        all.put("acc_fails", acceptFails);
        all.put("acc_waits", acceptWaits);
        all.put("acc_success", accepts);
        all.put("sendfile", sendfileTries);
        all.put("sendfile_fails", sendfileFails);
        all.put("sendfile_waits", sendfileWaits);
        all.put("sendfile_pkg", sendfilePackages);
        all.put("sendfile_byte", sendfileBytes);
        all.put("sendfile_pkg_max", sendfilePackageMax);
        all.put("sendfile_tries", sendfiles);
        all.put("sendfile_max", sendfileMax);
        boolean anyOfFiles = all.entrySet().stream().anyMatch(each -> isOfFile(each.getKey()) && each.getValue() != 0);
        if (!anyOfFiles) {
            all.keySet().removeIf(SocketCounters::isOfFile);
        }
        return all;
    }

    private static boolean isOfFile(String name) {
        return name.startsWith(OF_FILES);
    }
}
