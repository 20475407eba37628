package dev.osock.net;

import java.net.DatagramPacket;
import java.net.DatagramSocketImpl;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;

/// What the constructor of `java.net.DatagramSocket` wants, and nobody asks: [NetDatagramSocket] overrides all its
/// methods, as what the JDK makes of a `DatagramSocketImpl` holds up every other call while one waits to receive.
final class UnusedDatagramSocketImpl extends DatagramSocketImpl {

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("the JDK has a method that osock-net does not know");
    }

    @Override
    protected void create() {
        throw unused();
    }

    @Override
    protected void bind(int port, InetAddress address) {
        throw unused();
    }

    @Override
    protected void send(DatagramPacket packet) {
        throw unused();
    }

    @Override
    protected int peek(InetAddress address) {
        throw unused();
    }

    @Override
    protected int peekData(DatagramPacket packet) {
        throw unused();
    }

    @Override
    protected void receive(DatagramPacket packet) {
        throw unused();
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    protected void setTTL(byte ttl) {
        throw unused();
    }

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    protected byte getTTL() {
        throw unused();
    }

    @Override
    protected void setTimeToLive(int ttl) {
        throw unused();
    }

    @Override
    protected int getTimeToLive() {
        throw unused();
    }

    @Override
    protected void join(InetAddress group) {
        throw unused();
    }

    @Override
    protected void leave(InetAddress group) {
        throw unused();
    }

    @Override
    protected void joinGroup(SocketAddress group, NetworkInterface by) {
        throw unused();
    }

    @Override
    protected void leaveGroup(SocketAddress group, NetworkInterface by) {
        throw unused();
    }

    @Override
    protected void close() {
        throw unused();
    }

    @Override
    public void setOption(int number, Object value) {
        throw unused();
    }

    @Override
    public Object getOption(int number) {
        throw unused();
    }
}
