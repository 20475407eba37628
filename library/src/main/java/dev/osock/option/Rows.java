package dev.osock.option;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The rows of one level, as its catalogue makes them.
final class Rows {

    private final Level level;
    private final List<SocketOption<?>> all = new ArrayList<>();

    Rows(Level level) {
        this.level = level;
    }

    <T> SocketOption<T> add(String name, String symbol, Shape<T> shape, Access access) {
        var option = new SocketOption<>(level, name, symbol, shape, access);
        all.add(option);
        return option;
    }

    <T> SocketOption<T> add(String name, String symbol, Shape<T> shape) {
        return add(name, symbol, shape, Access.READ_WRITE);
    }

    List<SocketOption<?>> all() {
        return Collections.unmodifiableList(all);
    }
}
