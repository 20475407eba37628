package dev.osock.stress.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The errnos that each system call can give, as its manual page has them.
///
/// Left out are those that tell of a state which the kernel would have to be in, and is not when somebody else gives
/// the errno: `EINPROGRESS`, `EALREADY` and `EISCONN` of connect(2), `EEXIST` of epoll_ctl(2).
final class Manual {

    private static final Map<String, List<String>> PAGES = new TreeMap<>();

    static {
        page("socket", "EACCES EAFNOSUPPORT EINVAL EMFILE ENFILE ENOBUFS ENOMEM EPROTONOSUPPORT");
        page("socketpair", "EAFNOSUPPORT EFAULT EMFILE ENFILE EOPNOTSUPP EPROTONOSUPPORT ENOMEM");
        page("bind",
                "EACCES EADDRINUSE EADDRNOTAVAIL EBADF EFAULT EINVAL ELOOP ENAMETOOLONG ENOENT ENOMEM ENOTDIR ENOTSOCK"
                        + " EROFS");
        page("listen", "EADDRINUSE EBADF ENOTSOCK EOPNOTSUPP");
        page("accept4",
                "EAGAIN EBADF ECONNABORTED EFAULT EINTR EINVAL EMFILE ENFILE ENOBUFS ENOMEM ENOTSOCK EOPNOTSUPP EPERM"
                        + " EPROTO ENETDOWN ENOPROTOOPT EHOSTDOWN ENONET EHOSTUNREACH ENETUNREACH");
        page("connect",
                "EACCES EADDRINUSE EADDRNOTAVAIL EAFNOSUPPORT EBADF ECONNREFUSED EFAULT EINTR EINVAL ENETUNREACH"
                        + " EHOSTUNREACH ENOTSOCK EPERM EPROTOTYPE ETIMEDOUT ECONNRESET ENOBUFS");
        page("getsockname", "EBADF EFAULT EINVAL ENOBUFS ENOTSOCK");
        page("getpeername", "EBADF EFAULT EINVAL ENOBUFS ENOTCONN ENOTSOCK");
        page("getsockopt", "EBADF EFAULT EINVAL ENOPROTOOPT ENOTSOCK EOPNOTSUPP");
        page("setsockopt", "EBADF EDOM EFAULT EINVAL ENOBUFS ENOMEM ENOPROTOOPT ENOTSOCK EPERM");
        page("shutdown", "EBADF EINVAL ENOTCONN ENOTSOCK");
        page("recvfrom",
                "EAGAIN EBADF ECONNREFUSED ECONNRESET EFAULT EHOSTUNREACH EINTR EINVAL ENOMEM ENOTCONN ENOTSOCK"
                        + " ETIMEDOUT");
        page("recvmsg",
                "EAGAIN EBADF ECONNREFUSED ECONNRESET EFAULT EINTR EINVAL EMSGSIZE ENOMEM ENOTCONN ENOTSOCK ETIMEDOUT");
        page("recvmmsg",
                "EAGAIN EBADF ECONNREFUSED ECONNRESET EFAULT EINTR EINVAL EMSGSIZE ENOMEM ENOTCONN ENOTSOCK ETIMEDOUT");
        page("sendto", "EACCES EAGAIN EBADF ECONNREFUSED ECONNRESET EDESTADDRREQ EFAULT EINTR EINVAL EISCONN EMSGSIZE"
                + " ENETUNREACH ENOBUFS ENOMEM ENOTCONN ENOTSOCK EOPNOTSUPP EPERM EPIPE ETIMEDOUT");
        page("sendmsg", "EACCES EAGAIN EBADF ECONNREFUSED ECONNRESET EDESTADDRREQ EFAULT EINTR EINVAL EISCONN EMSGSIZE"
                + " ENOBUFS ENOMEM ENOTCONN ENOTSOCK EOPNOTSUPP EPERM EPIPE ETOOMANYREFS");
        page("sendmmsg", "EACCES EAGAIN EBADF ECONNREFUSED ECONNRESET EDESTADDRREQ EFAULT EINTR EINVAL EISCONN EMSGSIZE"
                + " ENOBUFS ENOMEM ENOTCONN ENOTSOCK EOPNOTSUPP EPERM EPIPE ETOOMANYREFS");
        page("sendfile", "EAGAIN EBADF EFAULT EINTR EINVAL EIO ENOMEM EOVERFLOW EPIPE ESPIPE ECONNRESET");
        page("openat", "EACCES EINVAL EINTR ELOOP EMFILE ENAMETOOLONG ENFILE ENOENT ENOMEM ENOTDIR EPERM");
        page("lseek", "EBADF EINVAL ENXIO EOVERFLOW ESPIPE");
        page("pread64", "EBADF EFAULT EINTR EINVAL EIO EISDIR ENXIO EOVERFLOW ESPIPE");
        page("read", "EBADF EFAULT EINTR EINVAL EIO EISDIR ECONNRESET");
        page("write", "EBADF EDQUOT EFAULT EFBIG EINTR EINVAL EIO ENOSPC EPERM EPIPE");
        page("close", "EBADF EDQUOT EINTR EIO ENOSPC");
        page("fcntl", "EBADF EINVAL EMFILE EPERM");
        page("setns", "EBADF EINVAL ENOMEM EPERM");
        page("ioctl", "EBADF EFAULT EINVAL ENODEV ENOTTY EPERM");
        page("ppoll", "EFAULT EINTR EINVAL ENOMEM");
        page("epoll_create1", "EINVAL EMFILE ENFILE ENOMEM");
        page("epoll_ctl", "EBADF EINVAL ELOOP ENOENT ENOMEM ENOSPC EPERM");
        page("epoll_pwait", "EBADF EFAULT EINTR EINVAL");
        page("epoll_pwait2", "EBADF EFAULT EINTR EINVAL ENOSYS EPERM");
        page("eventfd2", "EINVAL EMFILE ENFILE ENODEV ENOMEM");
    }

    private Manual() {}

    private static void page(String call, String errnos) {
        PAGES.put(call, List.of(errnos.split(" ")));
    }

    static List<String> calls() {
        return new ArrayList<>(PAGES.keySet());
    }

    static List<String> errnos(String call) {
        return PAGES.get(call);
    }
}
