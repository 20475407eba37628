package dev.osock.option;

import java.util.List;

/// The options of TCP connections whose bytes the kernel sends and receives as records of TLS, level `SOL_TLS`; see the
/// kernel's description `networking/tls`.
///
/// A connection has them once [TcpOptions#ULP] has been set to `tls`; before, to set one is `ENOPROTOOPT`, and to read
/// it `EOPNOTSUPP`. A direction whose key has not been set stays as it was. [dev.osock.Platform#isSupported] tells of
/// all of these whether the kernel has TLS; which of them it has shows only when they are used. OTP has none of these.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/tls.html">TLS in the kernel, in the guide</a>
public final class TlsOptions {

    private static final Rows ROWS = new Rows(Level.TLS);

    /// What is received from now on, also what has come already, is decrypted with this key. `EINVAL` if the kernel
    /// does not know the cipher, or version or cipher are not those of [#TX]; `ENOENT` if it lacks the algorithm. Read,
    /// it has the number of the next record; `EBUSY` if none has been set, `EINVAL` if an older kernel does not tell it
    /// of this cipher.
    ///
    /// After a *KeyUpdate* of TLS 1.3 has been received, receives fail with `EKEYEXPIRED` until the next key is set,
    /// since Linux 6.14. Before, and with TLS 1.2, a key can be set only once: `EBUSY`.
    public static final SocketOption<TlsKey> RX =
            ROWS.add("rx", "TLS_RX", Shape.of(TlsKey.class));

    /// Promises that the peer's records of TLS 1.3 are not padded, which saves a copy; one that is padded, as those of
    /// the JDK's TLS are, is decrypted twice. To set it is `EINVAL` unless [#RX] has been set to a key of TLS 1.3.
    /// Since Linux 6.0.
    public static final SocketOption<Boolean> RX_EXPECT_NO_PAD =
            ROWS.add("rx_expect_no_pad", "TLS_RX_EXPECT_NO_PAD", Shape.FLAG);

    /// What is sent is encrypted with this key, in records of type [dev.osock.message.TlsRecordType#APPLICATION_DATA]
    /// unless [dev.osock.message.ControlTypes#TLS_SET_RECORD_TYPE] says otherwise. Failures as of [#RX]. Set again, a
    /// key of TLS 1.3 is for the records from then on, since Linux 6.14; the *KeyUpdate* is to be sent before.
    public static final SocketOption<TlsKey> TX =
            ROWS.add("tx", "TLS_TX", Shape.of(TlsKey.class));

    /// How many bytes of what is sent a record has at the most: 64 to 16384; of TLS 1.3 from 63 on. `EBUSY` while bytes
    /// wait for more ([dev.osock.message.MsgFlags#MORE]). Since Linux 6.19.
    public static final SocketOption<Integer> TX_MAX_PAYLOAD_LEN =
            ROWS.add("tx_max_payload_len", "TLS_TX_MAX_PAYLOAD_LEN", Shape.UINT16);

    /// Sends files without a copy if the network device encrypts; the file must not change until it has arrived, or
    /// the peer finds a record that is wrong. Since Linux 5.19.
    public static final SocketOption<Boolean> TX_ZEROCOPY_RO =
            ROWS.add("tx_zerocopy_ro", "TLS_TX_ZEROCOPY_RO", Shape.FLAG);

    private TlsOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
