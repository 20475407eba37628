package dev.osock.stress;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;

/// Tries to open a socket several times, and prints what each attempt comes to.
public final class NativeAccess {

    private NativeAccess() {}

    public static void main(String[] arguments) {
        for (int i = 0; i < 3; i++) {
            print(() -> Socket.open(Domain.INET, Type.STREAM).close());
        }
        print(() -> Socket.open(1));
        print(() -> Platform.supports("ipv6"));
    }

    private static void print(Crew.Task task) {
        try {
            task.run();
            System.out.println("done");
        } catch (Throwable failed) {
            System.out.println(failed);
        }
    }
}
