package dev.osock.stress;

import dev.osock.testing.Patience;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;

/// Uses the library from class loaders of its own, drops them, and prints what is left of each.
final class Loaders {

    private static final int COUNT = 3;
    private static final int PATIENCE_MILLIS = (int) Patience.seconds(20).toMillis();

    private Loaders() {}

    public static void main(String[] arguments) throws Exception {
        List<WeakReference<ClassLoader>> dropped = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            dropped.add(use());
        }
        System.out.println("threads in use: " + (threads() > 0));
        long end = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (System.nanoTime() < end && (isAnyLeft(dropped) || threads() > 0)) {
            System.gc();
            Thread.sleep(100);
        }
        System.out.println("loaders left: " + isAnyLeft(dropped));
        System.out.println("threads left: " + threads());
        System.out.println("queues left: " + Resources.descriptors("anon_inode:"));
    }

    private static boolean isAnyLeft(List<WeakReference<ClassLoader>> dropped) {
        return dropped.stream().anyMatch(each -> each.get() != null);
    }

    private static long threads() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().startsWith("osock-"))
                .count();
    }

    private static WeakReference<ClassLoader> use() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            path.add(new File(each).toURI().toURL());
        }
        var loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        var task = new FutureTask<Void>(() -> {
            loader.loadClass(Visit.class.getName()).getMethod("run").invoke(null);
            return null;
        });
        Thread.ofPlatform().start(task).join(); // a thread of its own: its mailbox ends with it
        task.get();
        loader.close();
        return new WeakReference<>(loader);
    }

    /// What is done with the library.
    public static final class Visit {

        private Visit() {}

        /// Waits on platform and virtual threads, and closes all.
        public static void run() throws Exception {
            try (Links links = Links.tcp();
                    Links.Link link = links.make()) {
                for (Thread.Builder kind : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
                    var received = new FutureTask<>(() -> link.near().recv(1));
                    Thread receiver = kind.start(received);
                    Thread.sleep(50);
                    link.far().send(new byte[1]);
                    received.get();
                    receiver.join();
                }
            }
        }
    }
}
