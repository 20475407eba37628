/// What the sockets of the process have done, as metrics: for Micrometer by [dev.osock.metrics.SocketMetrics], for
/// OpenTelemetry by [dev.osock.metrics.SocketInstruments]. Neither need be there if it is not used.
///
/// | metric | OpenTelemetry's unit | is |
/// |---|---|---|
/// | `osock.sockets.open` | `{socket}` | sockets that are open now |
/// | `osock.sockets.opened` | `{socket}` | sockets that were opened, accepted, or made of a descriptor |
/// | `osock.connections.made` | `{connection}` | calls to connect that have succeeded |
/// | `osock.connections.accepted` | `{connection}` | connections that were accepted |
/// | `osock.io` | `By` | bytes, received and transmitted |
/// | `osock.operations` | `{operation}` | receives and sends that were done |
/// | `osock.waits` | `{wait}` | receives and sends that had to wait |
/// | `osock.errors` | `{error}` | calls that have failed, by the errno's name, or `timeout` |
/// | `osock.poller.wakeups` | `{wakeup}` | how often the operating system has told of readiness |
/// | `osock.poller.events` | `{event}` | of how many sockets it has told in all |
///
/// The direction is the attribute `network.io.direction` in OpenTelemetry and the tag `direction` in Micrometer,
/// `receive` or `transmit`; the error is the attribute `error.type`, the tag `error`. All are taken from
/// [dev.osock.SocketRegistry#totals()] when somebody reads them; in between they cost nothing.
@SuppressWarnings("requires-automatic") // their authors name them so
module dev.osock.metrics {
    requires transitive dev.osock;
    requires static org.jspecify;

    requires static io.opentelemetry.api;
    requires static micrometer.core;

    exports dev.osock.metrics;
}
