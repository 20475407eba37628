package dev.osock.tls;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.option.SocketOption;
import dev.osock.option.TcpOptions;
import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsOptions;
import dev.osock.option.TlsVersion;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.util.Random;

/// Connections whose sides have keys that nobody has negotiated.
final class MadeUp {

    private MadeUp() {}

    /// Makes the same key for the same number.
    static TlsKey key(TlsVersion version, TlsCipher cipher, int seed) {
        return key(version, cipher, seed, 0);
    }

    static TlsKey key(TlsVersion version, TlsCipher cipher, int seed, long record) {
        var random = new Random(seed);
        byte[] key = new byte[cipher.keyLength()];
        random.nextBytes(key);
        boolean isCounted = version == TlsVersion.TLS_1_2 && cipher.saltLength() > 0;
        byte[] iv = new byte[cipher.saltLength() + (isCounted ? 0 : cipher.ivLength())];
        random.nextBytes(iv);
        return TlsKey.of(version, cipher, key, iv, record);
    }

    /// Makes a connection of which both sides have two keys.
    static Pair pair(TlsVersion version, TlsCipher cipher) throws SocketException {
        Pair pair = plainPair();
        try {
            TlsKey there = key(version, cipher, 1);
            TlsKey back = key(version, cipher, 2);
            set(pair.near(), there, back);
            set(pair.far(), back, there);
            return pair;
        } catch (SocketException | RuntimeException failed) {
            pair.close();
            throw failed;
        }
    }

    static Pair pair(TlsVersion version) throws SocketException {
        return pair(version, TlsCipher.AES_GCM_128);
    }

    /// Makes a connection that can be given keys, and has none.
    static Pair plainPair() throws SocketException {
        Pair pair = SocketKind.INET_STREAM.pair();
        pair.near().setopt(TcpOptions.ULP, "tls");
        pair.far().setopt(TcpOptions.ULP, "tls");
        return pair;
    }

    static void set(Socket socket, TlsKey sent, TlsKey received) throws SocketException {
        set(socket, TlsOptions.TX, sent);
        set(socket, TlsOptions.RX, received);
    }

    /// Sets a key. A kernel need not have each cipher: without, the test is skipped, and says so.
    static void set(Socket socket, SocketOption<TlsKey> option, TlsKey key) throws SocketException {
        try {
            socket.setopt(option, key);
        } catch (SocketErrnoException lacking) {
            if (lacking.is(Errno.ENOENT) || (lacking.is(Errno.EINVAL) && isOptional(key.cipher()))) {
                System.err.println("SKIPPED: this kernel has no " + key.cipher() + " for " + option);
                abort("this kernel has no " + key.cipher());
            }
            throw lacking;
        }
    }

    /// Whether older kernels that are supported lack it.
    private static boolean isOptional(TlsCipher cipher) {
        return cipher.number() > TlsCipher.AES_CCM_128.number();
    }
}
