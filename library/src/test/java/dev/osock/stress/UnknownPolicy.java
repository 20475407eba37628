package dev.osock.stress;

import dev.osock.Socket;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;

/// Opens two sockets, and prints what is thrown.
final class UnknownPolicy {

    private UnknownPolicy() {}

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < 2; i++) {
            try {
                Socket.open(Domain.INET, Type.STREAM).close();
                System.out.println("opened");
            } catch (IllegalArgumentException e) {
                System.out.println(e.getClass().getSimpleName() + ": " + e.getMessage());
            }
        }
    }
}
