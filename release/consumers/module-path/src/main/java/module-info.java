/// Uses both modules.
module consumer {
    requires dev.osock.net;
}
